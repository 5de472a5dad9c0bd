import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { formatTime } from '../desk/dates.ts';
import { claimsOf } from './claims.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { id } from './fields.ts';
import { loginOf } from './login-of.ts';

export const resetTwoFactor = defineTool({
  name: 'reset_two_factor',
  description: 'Resets two-factor authentication of a login, when no code and no backup code is left. Needs a verified identity.',
  effect: 'write',
  input: inputOf(() => ({ email: z.exactOptional(id('Address of the login; the one who writes when left out')) })),
  claims: claimsOf('reset (?:your |the )?(?:2fa|two-factor|second factor)'),
  summarize: ({ email }) => email ?? 'the login of the one who writes',
  async propose({ email }, context) {
    const contact = await loginOf(email, context);
    if (typeof contact === 'string') return contact;
    const last = contact.twoFactorResetAt;
    return {
      summary: `Reset two-factor authentication of ${contact.name} <${contact.email}>`,
      details: [{ label: 'Role', value: contact.role }],
      evidence: [
        {
          source: `contact ${contact.id}`,
          text: contact.twoFactor ? 'uses two-factor authentication' : 'does not use two-factor authentication',
        },
      ],
      before: [last === undefined ? 'never reset before' : `last reset on ${formatTime(last)}`],
      target: contact.id,
      account: contact.account,
    };
  },
  async run({ email }, context) {
    const contact = await loginOf(email, context);
    if (typeof contact === 'string') throw new ToolFailure(contact);
    await context.records.resetTwoFactor(contact.id, context.now);
    return { status: 'done', summary: `two-factor authentication of ${contact.name} reset`, data: { contact: contact.name, reset: true } };
  },
});

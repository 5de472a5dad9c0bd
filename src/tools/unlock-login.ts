import * as z from 'zod/mini';
import { ToolFailure } from '../core/tool.ts';
import { formatTime } from '../desk/dates.ts';
import { claimsOf } from './claims.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { id } from './fields.ts';
import { loginOf } from './login-of.ts';

export const unlockLogin = defineTool({
  name: 'unlock_login',
  description:
    'Unlocks a login that was locked after repeated failures (it unlocks by itself after 15 minutes). Needs a verified identity.',
  effect: 'write',
  input: inputOf(() => ({ email: z.exactOptional(id('Address of the login; the one who writes when left out')) })),
  claims: claimsOf('unlocked'),
  summarize: ({ email }) => email ?? 'the login of the one who writes',
  async propose({ email }, context) {
    const contact = await loginOf(email, context);
    if (typeof contact === 'string') return contact;
    const since = contact.loginLockedAt;
    return {
      summary: `Unlock the login of ${contact.name} <${contact.email}>`,
      details: [],
      evidence: [
        { source: `contact ${contact.id}`, text: since === undefined ? 'the login is not locked' : `locked since ${formatTime(since)}` },
      ],
      before: [],
      target: contact.id,
      account: contact.account,
    };
  },
  async run({ email }, context) {
    const contact = await loginOf(email, context);
    if (typeof contact === 'string') throw new ToolFailure(contact);
    await context.records.unlockLogin(contact.id);
    return { status: 'done', summary: `login of ${contact.name} unlocked`, data: { contact: contact.name, unlocked: true } };
  },
});

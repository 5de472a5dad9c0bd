import * as z from 'zod/mini';
import type { Knowledge } from '../core/knowledge.ts';
import { type ToolContext, ToolFailure } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import { ladder } from '../desk/escalation-ladder.ts';
import type { Escalation } from '../desk/records.ts';
import { claimsOf } from './claims.ts';
import { originOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { escalationOf } from './escalation-of.ts';
import { id, text } from './fields.ts';
import { fillNotice, type NoticeInput, type NoticeTemplate, noticeTemplate } from './notice-template.ts';

const lines = (about: string) => z.exactOptional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(12), z.describe(about)));
const line = (about: string) => z.exactOptional(text(about, 400));

interface Notice {
  readonly filed: Escalation;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
}

type Input = NoticeInput & { readonly escalation: string };

export const sendNotice = (knowledge: Knowledge) =>
  defineTool({
    name: 'send_notice',
    description:
      'Sends the notice of a security incident or an outage to those inside, from the template in the escalation policies. Fill in what is ' +
      'known; what is left out is said to be unknown. `done` holds only what has really been done.',
    effect: 'write',
    input: inputOf(() => ({
      escalation: id('Id of the escalation it belongs to: ESC-1003'),
      template: z.enum(['security', 'outage']),
      report: line('security: first report. outage: the symptoms, what users see'),
      reported_by: line('security: the customer contact who reported'),
      services: line('outage: services hit'),
      scope: line('outage: geography or feature'),
      estimated_fix: line('outage: when it should be fixed'),
      next_update: line('outage: when the next update comes'),
      done: lines('What has been done so far'),
      next: lines('security: what comes next'),
    })),
    editable: ['report', 'reported_by', 'services', 'scope', 'estimated_fix', 'next_update'],
    claims: claimsOf('(?:sent|informed|notified) (?:a |the |our )?(?:security|legal|outage|incident|engineering|notice)'),
    summarize: ({ template, escalation }) => `${template}, ${escalation}`,
    async propose(input, context) {
      const notice = await noticeOf(input, context, knowledge);
      if (typeof notice === 'string') return notice;
      const { filed, to, subject, body } = notice;
      const sent = (await context.records.outbox({ escalation: filed.id })).filter(({ template }) => template === input.template);
      return {
        summary: `Send the ${input.template} notice of ${filed.id} to ${to.join(', ')}`,
        details: [
          { label: 'Subject', value: subject },
          { label: 'Text', value: body },
        ],
        evidence: [{ source: `escalation ${filed.id}`, text: filed.packet.summary }],
        before: [sent.length === 0 ? 'no such notice so far' : `sent ${sent.length} time${sent.length === 1 ? '' : 's'} before`],
        target: `${filed.id} ${input.template} ${body}`,
        ...(filed.account === undefined ? {} : { account: filed.account }),
      };
    },
    async run(input, context) {
      const notice = await noticeOf(input, context, knowledge);
      if (typeof notice === 'string') throw new ToolFailure(notice);
      const { filed, to, subject, body } = notice;
      const message = await context.records.insertOutboxMessage({
        channel: 'email',
        to,
        subject,
        body,
        template: input.template,
        ...(filed.account === undefined ? {} : { account: filed.account }),
        escalation: filed.id,
        at: context.now,
        ...originOf(context),
      });
      return {
        status: 'done',
        summary: `${input.template} notice of ${filed.id} sent`,
        data: { message: message.id, escalation: filed.id, subject },
      };
    },
  });

async function noticeOf(input: Input, context: ToolContext<DeskRecords>, knowledge: Knowledge): Promise<Notice | string> {
  const filed = await escalationOf(input.escalation, context);
  if (typeof filed === 'string') return filed;
  const template: NoticeTemplate | undefined = await noticeTemplate(input.template, knowledge);
  if (template === undefined) return `The documents hold no ${input.template} template.`;
  const account = filed.account === undefined ? undefined : await context.records.account(filed.account);
  const sent = (await context.records.outbox()).filter((one) => one.template === input.template);
  const { subject, body } = fillNotice(template, input, { filed, company: account?.company, number: sent.length + 1, now: context.now });
  const to = ladder[input.template].contacts.filter((contact) => contact.includes('@'));
  return { filed, to, subject, body };
}

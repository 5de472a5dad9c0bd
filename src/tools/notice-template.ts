import type { Knowledge } from '../core/knowledge.ts';
import { formatTime } from '../desk/dates.ts';
import { onCall } from '../desk/escalation-ladder.ts';
import type { Escalation } from '../desk/records.ts';

export interface NoticeInput {
  readonly template: 'security' | 'outage';
  readonly report?: string;
  readonly reported_by?: string;
  readonly services?: string;
  readonly scope?: string;
  readonly estimated_fix?: string;
  readonly next_update?: string;
  readonly done?: readonly string[];
  readonly next?: readonly string[];
}

/** The lines of a template as the document holds them. */
export type NoticeTemplate = readonly string[];

interface NoticeCase {
  readonly filed: Escalation;
  readonly company: string | undefined;
  /** Which notice of its kind it is, from 1. */
  readonly number: number;
  readonly now: number;
}

const headings = { security: 'Security incident template', outage: 'Outage template' } as const;

/** The template, read from the escalation policies: the document stays its only home. */
export async function noticeTemplate(kind: NoticeInput['template'], knowledge: Knowledge): Promise<NoticeTemplate | undefined> {
  const passages = await knowledge.passages('escalation-policies');
  const passage = passages?.find(({ heading }) => heading.at(-1) === headings[kind]);
  const [, block] = /```(?:text)?\n([\s\S]*?)```/.exec(passage?.text ?? '') ?? [];
  return block?.trimEnd().split('\n');
}

/** Fills the fields by their labels; lists hold what was given instead of the document's examples. */
export function fillNotice(
  template: NoticeTemplate,
  input: NoticeInput,
  about: NoticeCase,
): { readonly subject: string; readonly body: string } {
  const values = valuesOf(input, about);
  const lists: Readonly<Record<string, readonly string[] | undefined>> = { 'Done so far': input.done ?? [], Next: input.next };
  const lines: string[] = [];
  let list: readonly string[] | undefined;
  for (const line of template) {
    if (line.startsWith('- ')) {
      if (list === undefined) lines.push(line);
      continue;
    }
    const [, label = ''] = /^([^:]+):/.exec(line) ?? [];
    list = line.trim() === `${label}:` ? lists[label] : undefined;
    const value = values[label];
    lines.push(value === undefined ? line : `${label}: ${value}`);
    if (list !== undefined) lines.push(...(list.length === 0 ? ['- nothing yet'] : list.map((item) => `- ${oneLine(item)}`)));
  }
  const [subject = '', ...body] = lines;
  return { subject: subject.replace(/^Subject:\s*/, ''), body: body.join('\n') };
}

function valuesOf(input: NoticeInput, { filed, company, number, now }: NoticeCase): Readonly<Record<string, string>> {
  const known = (value: string | undefined) => (value === undefined ? 'not known yet' : oneLine(value));
  const commander = Object.values(onCall).find(({ who }) => who === filed.ownerRole) ?? onCall.second;
  const prefix = input.template === 'security' ? 'SEC' : 'OUT';
  return {
    'Incident ID': `${prefix}-${new Date(now).getUTCFullYear()}-${String(number).padStart(3, '0')}`,
    'Time reported': formatTime(filed.receivedAt),
    'Start time': formatTime(filed.receivedAt),
    'Customer company': known(company),
    'Customer contact who reported': known(input.reported_by ?? filed.packet.customer?.contact?.name),
    'First report': known(input.report ?? filed.packet.summary),
    'Services hit': known(input.services),
    Scope: known(input.scope),
    Symptoms: known(input.report ?? filed.packet.summary),
    'Estimated fix': known(input.estimated_fix),
    'Next update': known(input.next_update),
    'Incident commander': commander.who,
    "Commander's phone/email": commander.phone,
  };
}

/** A field stays one line: what comes from outside cannot add fields of its own. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

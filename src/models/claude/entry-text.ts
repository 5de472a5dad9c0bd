import type { StoredEntry } from '../../core/entry.ts';
import type { Citation } from '../../core/knowledge.ts';
import type { ToolResult } from '../../core/tool.ts';
import { fence } from './fence.ts';
import { numbered, type PassageNumbers, titleOf } from './passage-numbers.ts';
import { noteTag } from './reply-text.ts';

type EntryOf<Type extends StoredEntry['type']> = Extract<StoredEntry, { type: Type }>;

/** A message as the model reads it. What a customer wrote is data; an operator's words are not, their material is. */
export function messageText({ from, text, material, at }: EntryOf<'message'>): string {
  const head = `From the ${from}, ${timeOf(at)}:`;
  if (from === 'customer') return `${head}\n${fence('customer message', text)}`;
  return `${head}\n${text}${material === undefined ? '' : `\n${fence("the customer's material", material)}`}`;
}

/** The result of a call as the model reads it: what was found is data, and passages have numbers to cite them by. */
export function resultText(result: ToolResult, numbers: PassageNumbers): string {
  switch (result.status) {
    case 'done': {
      const { summary, data, passages = [], dryRun } = result;
      return lines(
        dryRun ? 'done, as a rehearsal: nothing was changed' : 'done',
        passages.length > 0
          ? fence('passages', numbered(passages, numbers))
          : fence('result', lines(summary, JSON.stringify(data) === '{}' ? '' : JSON.stringify(data))),
      );
    }
    case 'failed':
      return lines('failed', fence('reason', result.summary));
    case 'invalid':
      return lines(`invalid: ${result.summary}`, ...result.problems.filter((problem) => !result.summary.includes(problem)));
    case 'pending':
      return lines(`pending: ${result.summary}`, 'It has not run. Do not say that it has happened, and do not call it again.');
    case 'denied':
    case 'blocked':
      return lines(`${result.status}: ${result.summary}`, result.clauses.length === 0 ? '' : `Policy: ${result.clauses.join('; ')}`);
    case 'unknown':
      return `unknown: ${result.summary}`;
  }
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** What another agent said and did, for this one to know. */
export function recordOf(reply: EntryOf<'reply'>, title: string, numbers: PassageNumbers): string | undefined {
  const text = replyText(reply, numbers);
  const calls = reply.blocks.flatMap((block) =>
    block.type === 'tool-call' && block.call.tool !== 'handoff' ? [`called ${block.call.tool} ${JSON.stringify(block.call.input)}`] : [],
  );
  if (text === '' && calls.length === 0) return undefined;
  return fence(`record of ${title}`, [...(text === '' ? [] : [`said: ${text}`]), ...calls].join('\n'));
}

/** A reply's words with the marks that this model knows its passages by, and its notes in their tags. */
export function replyText({ blocks }: EntryOf<'reply'>, numbers: PassageNumbers): string {
  const citations = new Map(blocks.flatMap((block) => (block.type === 'citation' ? [[block.citation.n, block.citation] as const] : [])));
  const parts = blocks.flatMap((block) => {
    if (block.type === 'text')
      return [block.text.replace(/\[(\d{1,2})\](?!\()/g, (whole, n: string) => known(citations.get(Number(n)), numbers) ?? whole)];
    return block.type === 'note' ? [`<${noteTag}>${block.text}</${noteTag}>`] : [];
  });
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

function known(citation: Citation | undefined, numbers: PassageNumbers): string | undefined {
  if (citation === undefined) return undefined;
  const number = numbers.numberOf(citation);
  return number === undefined ? `(${titleOf(citation)})` : `[${number}]`;
}

/** `2026-11-23 10:00 UTC` */
export function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

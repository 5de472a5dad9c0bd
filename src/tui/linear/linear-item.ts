import { factors } from '../../core/customer.ts';
import { groupFlags } from '../../core/group-flags.ts';
import { citationText, outcomeText, resultMark } from '../layout/item-lines.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import type { Item, NoticeKind } from '../state/item.ts';
import { type Line, line } from '../text/span.ts';
import { wrapWords } from '../text/wrap.ts';

/** An item for a screen reader: words in place of signs, one after the other, nothing beside anything. */
export function linearItemLines(item: Item, width: number): readonly Line[] {
  if (item.type === 'reply') return renderMarkdown(item.markdown, width);
  return linearText(item).flatMap((text) => text.split('\n').flatMap((row) => wrapWords(line(row), width)));
}

function linearText(item: Exclude<Item, { type: 'reply' }>): readonly string[] {
  switch (item.type) {
    case 'greeting':
      return [
        `${item.title}.`,
        item.text,
        'Type /help for the commands.',
        ...(item.suggestions.length === 0 ? [] : ['Things to try:', ...item.suggestions.map((text, index) => `${index + 1}. ${text}`)]),
        ...(item.demo.length === 0 ? [] : ['Demo customers, with the answers to the identity form:']),
        ...item.demo.map(({ customer, answers }) => `${customer.name}: ${factors.flatMap((factor) => answers[factor] ?? []).join(', ')}`),
      ];
    case 'message':
      return [
        `${item.from === 'customer' ? 'Customer' : 'You to the agent'}: ${item.text}`,
        ...(item.material === undefined ? [] : [`Customer’s material: ${item.material}`]),
      ];
    case 'badge':
      return item.handoff === undefined
        ? [`${item.agent}:`]
        : [`${item.agent}, handed over by ${item.handoff.from}: ${item.handoff.reason}, ${item.handoff.urgency} urgency.`];
    case 'tool': {
      const { words } = resultMark(item.result);
      const state = words === '' ? (item.result === undefined ? 'running' : 'done') : words;
      return [`Tool ${item.tool}, ${state}: ${item.result?.summary || item.summary}`];
    }
    case 'citations':
      return item.citations.map((citation) => `Source ${citationText(citation)}`);
    case 'for-you':
      return [`For you: ${item.text}`];
    case 'flags':
      return groupFlags(item.flags).map(({ words, why }) => `Warning, check ${words}: ${why}`);
    case 'outcome': {
      const { kind, text } = outcomeText(item.outcome);
      return text === '' ? [] : [`${labels[kind]}${text}`];
    }
    case 'notice':
      return [`${labels[item.kind]}${item.text}`];
    case 'rule':
      return [`${item.text}.`];
    case 'pairs':
      return [
        ...(item.title === '' ? [] : [`${item.title}:`]),
        ...item.pairs.map(([label, value]) => `${label}: ${value.replaceAll('\n', '; ')}`),
      ];
    case 'card':
      return item.lines;
  }
}

const labels: Readonly<Record<NoticeKind, string>> = { info: '', done: 'Done: ', warning: 'Warning: ', error: 'Error: ' };

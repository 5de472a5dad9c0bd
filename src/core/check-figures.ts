import type { Conversation } from './conversation.ts';
import type { Block, Flag } from './entry.ts';
import type { JsonValue } from './json.ts';

/** Figures of a reply that stand neither in a cited passage, nor in a record, nor in what was said before. */
export function checkFigures(conversation: Conversation, blocks: readonly Block[]): readonly Flag[] {
  const text = blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
  const figures = writtenFigures(text);
  if (figures.size === 0) return [];
  const known = withWorkedOut(text, figuresOf(sources(conversation, blocks).join('\n')));
  return [...figures]
    .filter(([figure]) => !known.has(figure))
    .map(([, written]): Flag => ({ kind: 'figure', text: written, why: 'in no cited passage and no record' }));
}

/** A figure that is worked out before the reader's eyes, `12 × $190 = $2,280`, stands on the figures that it is made of, when it is right. */
function withWorkedOut(text: string, known: ReadonlySet<string>): ReadonlySet<string> {
  const results = [...text.matchAll(/([\d,.]+) ([×−]) [$€£]?([\d,.]+) = [$€£]?([\d,]+(?:\.\d+)?)/g)].flatMap(
    ([, first = '', sign, second = '', result = '']) => {
      const [one, other, all] = [first, second, result].map((digits) => Number(digits.replaceAll(',', '')));
      if (one === undefined || other === undefined || !known.has(String(one)) || !known.has(String(other))) return [];
      const right = (sign === '×' ? one * other : one - other) === all;
      return right ? [String(all)] : [];
    },
  );
  return new Set([...known, ...results]);
}

/**
 * The numbers of a text, in one notation: `$1,234.50` and `1234.5` are the same, `05` and `5` too.
 * Citation marks and the numbers of list items are not figures.
 */
export function figuresOf(text: string): ReadonlySet<string> {
  return new Set(writtenFigures(text).keys());
}

/** The same numbers, each with how the text first writes it. */
function writtenFigures(text: string): ReadonlyMap<string, string> {
  const bare = text.replace(/\[\d{1,2}\](?!\()/g, ' ').replace(/^\s*\d{1,2}[.)]\s/gm, ' ');
  const numbers = bare.match(/\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g) ?? [];
  const written = new Map<string, string>();
  for (const number of numbers) {
    const figure = String(Number(number.replaceAll(',', '')));
    if (!written.has(figure)) written.set(figure, number);
  }
  return written;
}

function sources(conversation: Conversation, blocks: readonly Block[]): readonly string[] {
  return [
    ...blocks.flatMap((block) => (block.type === 'citation' ? [block.citation.quote, ...block.citation.heading] : [])),
    ...conversation.entries.flatMap((entry): readonly string[] => {
      if (entry.type === 'message') return [entry.text, entry.material ?? '', ...spelledOut(`${entry.text} ${entry.material ?? ''}`)];
      if (entry.type === 'reply') return entry.blocks.flatMap((block) => (block.type === 'citation' ? [block.citation.quote] : []));
      if (entry.type === 'approval-requested') return [entry.request.proposal.summary, ...leaves(entry.request.input)];
      if (entry.type !== 'tool-result') return [];
      const { result } = entry;
      if (result.status !== 'done') return [result.summary];
      return [result.summary, ...leaves(result.data), ...(result.passages ?? []).map((passage) => passage.text)];
    }),
  ];
}

/** "Nine of us" says 9. */
function spelledOut(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z]+(?:-[a-z]+)?/g) ?? []).flatMap((word) => {
    const [first = '', second] = word.split('-');
    const ten = tens.indexOf(first);
    const one = ones.indexOf(second ?? first);
    if (second === undefined) return one >= 0 ? [String(one)] : ten >= 0 ? [String(20 + ten * 10)] : [];
    return ten >= 0 && one > 0 && one < 10 ? [String(20 + ten * 10 + one)] : [];
  });
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Every scalar of a value, and cents said as units: 4999 is also 49.99. */
function leaves(value: JsonValue): readonly string[] {
  if (typeof value === 'number') return Number.isInteger(value) ? [String(value), (value / 100).toFixed(2)] : [String(value)];
  if (typeof value === 'string') return [value];
  if (value === null || typeof value === 'boolean') return [];
  return Object.values(value as readonly JsonValue[] | Readonly<Record<string, JsonValue>>).flatMap(leaves);
}

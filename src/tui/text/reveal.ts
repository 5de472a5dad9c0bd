import { type Line, type Span, type Style, span } from './span.ts';

/**
 * Text on which a decision is based, with what could deceive a reader pointed out: letters of another alphabet that
 * look like ours, compatibility forms, runs of spaces that push the rest out of sight.
 * (What is invisible has become visible before: that is the sanitizer's part.)
 */
export function reveal(text: string, style: Style = {}): Line {
  const spans: Span[] = [];
  let shown = 0;
  for (const match of text.matchAll(/ {3,}|[\p{L}\p{M}\p{N}]+/gu)) {
    const remark = match[0].startsWith(' ') ? `⟨${match[0].length} spaces⟩` : lookAlike(match[0]);
    if (remark === undefined) continue;
    const spaces = match[0].startsWith(' ');
    spans.push(span(text.slice(shown, spaces ? match.index : match.index + match[0].length), style));
    spans.push(span(spaces ? remark : ` ⟨${remark}⟩`, { tone: 'danger' }));
    shown = match.index + match[0].length;
  }
  spans.push(span(text.slice(shown), style));
  return spans.filter(({ text: part }) => part !== '');
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Armenian', /\p{Script=Armenian}/u],
  ['Cherokee', /\p{Script=Cherokee}/u],
];

/** Letters of other alphabets that cannot be told from Latin ones: a word of nothing else is a disguise. */
const disguised = /^[аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο\d]+$/u;

function lookAlike(word: string): string | undefined {
  const used = scripts.filter(([, script]) => script.test(word)).map(([name]) => name);
  if (used.length > 1) return `letters of ${used.join(' and ')}`;
  if (/\p{L}/u.test(word) && used[0] !== 'Latin' && disguised.test(word)) return `${used[0] ?? 'foreign'} letters that look Latin`;
  const common = word.normalize('NFKC');
  return common !== word.normalize('NFC') ? `unusual form of ${common}` : undefined;
}

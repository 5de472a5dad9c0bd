import { figuresOf } from '../../core/check-figures.ts';

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A quote is not longer than this, in characters, unless a single line is. */
const longest = 1200;

/**
 * The words of a passage that say what the sentences say: the line or sentence that shares most with them, widened
 * as far as it takes for their figures to stand in it. Always a part of the passage, letter for letter.
 */
export function chooseQuote(passage: string, sentences: readonly string[]): string {
  const units = unitsOf(passage);
  const said = sentences.join('\n');
  const words = wordsOf(said);
  const figures = [...figuresOf(said)];
  const scores = units.map(({ text }) => scoreOf(text, words, figures));
  const best = scores.indexOf(Math.max(...scores));
  const start = units[best];
  if (start === undefined) return passage.trim();
  let [from, to] = [best, best];
  for (const figure of figures) {
    if (figuresOf(passage.slice(units[from]?.start, units[to]?.end)).has(figure)) continue;
    const nearest = units
      .map(({ text }, index) => ({
        index,
        has: figuresOf(text).has(figure),
        distance: Math.min(Math.abs(index - from), Math.abs(index - to)),
      }))
      .filter(({ has }) => has)
      .sort((a, b) => a.distance - b.distance)[0];
    if (nearest === undefined) continue;
    const [nextFrom, nextTo] = [Math.min(from, nearest.index), Math.max(to, nearest.index)];
    if ((units[nextTo]?.end ?? 0) - (units[nextFrom]?.start ?? 0) <= longest) [from, to] = [nextFrom, nextTo];
  }
  return passage.slice(units[from]?.start, units[to]?.end);
}

/** Lines of lists and tables, sentences of paragraphs. */
function unitsOf(passage: string): readonly Unit[] {
  return [...passage.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    if (/^\s*(?:\||[-*+] |\d+[.)] )/.test(line)) return trimmed(line, index);
    return [...line.matchAll(/.+?(?:[.!?](?=\s)|$)/g)].flatMap(({ 0: sentence, index: within }) => trimmed(sentence, index + within));
  });
}

function trimmed(text: string, at: number): readonly Unit[] {
  const words = text.trim();
  if (words === '' || /^[|\s:-]+$/.test(words)) return [];
  const start = at + text.indexOf(words);
  return [{ text: words, start, end: start + words.length }];
}

function scoreOf(text: string, words: ReadonlySet<string>, figures: readonly string[]): number {
  const own = wordsOf(text);
  const shared = [...own].filter((word) => words.has(word)).length;
  const numbers = figuresOf(text);
  return shared / Math.sqrt(own.size + 4) + 2 * figures.filter((figure) => numbers.has(figure)).length;
}

/** Long words by their beginnings: `refunded` and `refunds` are alike. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 6)));
}

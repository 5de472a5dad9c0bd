import { figuresOf } from '../../../core/check-figures.ts';
import type { Citation, Passage } from '../../../core/knowledge.ts';
import { sectionOf } from '../answer/asked-before.ts';
import { type Part, partsOf } from '../answer/passage-parts.ts';
import { strengthOf, type Term, type Vocabulary } from '../answer/vocabulary.ts';

export interface CitedText {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/**
 * A text whose marks `[1]`, `[2]` mean the sections of its step, in order: renumbered to go on from `first`, each with
 * the words of its passage that say what the sentence says. A mark whose section was not found is taken out.
 */
export function citeSections(
  text: string,
  sections: readonly string[],
  passages: readonly Passage[],
  first: number,
  vocabulary: Vocabulary,
): CitedText {
  const citations: Citation[] = [];
  const numbers = new Map<number, number>();
  sections.forEach((section, index) => {
    const sentence = sentenceWith(text, index + 1);
    const held = passages.filter((passage) => sectionOf(passage) === section);
    const [best] = held
      .map((passage) => ({ passage, quote: quoteFor(passage, sentence, vocabulary) }))
      .sort((a, b) => b.quote.score - a.quote.score);
    if (best === undefined) return;
    const { document, anchor, heading, lines } = best.passage;
    const n = first + citations.length;
    numbers.set(index + 1, n);
    citations.push({ n, document, anchor, heading, lines, quote: best.quote.words });
  });
  const marked = text.replace(/\s*\[(\d{1,2})\]/g, (_whole, digits: string) => {
    const n = numbers.get(Number(digits));
    return n === undefined ? '' : ` [${n}]`;
  });
  return { text: marked, citations };
}

/** Sections that no search of the conversation has found yet. */
export function missingSections(sections: readonly string[], passages: readonly Passage[]): readonly string[] {
  return sections.filter((section) => !passages.some((passage) => sectionOf(passage) === section));
}

/** The clause that the mark stands in: back to the last full stop, semicolon or mark before it. */
function sentenceWith(text: string, n: number): string {
  const at = text.indexOf(`[${n}]`);
  if (at < 0) return text;
  const before = text.slice(0, at);
  return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf('] '), before.lastIndexOf('\n')) + 1);
}

/** The parts of a passage that hold the figures of a sentence, and most of its meaning, from the first to the last of them. */
function quoteFor({ text }: Passage, sentence: string, vocabulary: Vocabulary): { readonly words: string; readonly score: number } {
  const open = new Set(figuresOf(sentence));
  const parts = partsOf(text).map((part) => ({ part, ids: vocabulary.ids(part.text) }));
  const terms = vocabulary.terms(sentence).filter(({ light }) => !light);
  const shared = (term: Term) => parts.filter(({ ids }) => strengthOf(term, ids) > 0).length;
  const scored = parts
    .map(({ part, ids }) => ({
      part,
      figures: figuresOf(part.text),
      // A word that only this part of the passage holds tells more than one that all of them hold.
      alike: terms.reduce((sum, term) => sum + strengthOf(term, ids) / Math.max(1, shared(term)), 0),
    }))
    .map((one) => ({ ...one, score: 3 * [...one.figures].filter((figure) => open.has(figure)).length + one.alike }))
    .sort((a, b) => b.score - a.score);
  const chosen: Part[] = [];
  for (const { part, figures } of scored) {
    const adds = [...figures].some((figure) => open.has(figure));
    if (chosen.length > 0 && !adds) continue;
    chosen.push(part);
    for (const figure of figures) open.delete(figure);
  }
  const starts = chosen.map((part) => text.indexOf(part.quote));
  const ends = chosen.map((part) => text.indexOf(part.quote) + part.quote.length);
  return { words: text.slice(Math.min(...starts), Math.max(...ends)), score: scored[0]?.score ?? 0 };
}

import type { Citation, Passage } from '../../../core/knowledge.ts';
import { addressCustomer } from './address-customer.ts';
import { describeRows } from './describe-rows.ts';
import type { Part } from './passage-parts.ts';
import type { Question } from './question.ts';
import type { Candidate } from './rank.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a reply says and rests on. Citation marks stand in the text as `[n]`. */
export interface ComposedAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface ComposeContext {
  readonly vocabulary: Vocabulary;
  /** The customer's own plan, when records or conversation say it. */
  readonly plan?: string;
  /** The number of the first citation. */
  readonly firstNumber: number;
}

/** About what a reader takes in at a glance. */
const mostWords = 110;
/** How far behind the best a part may be to be said as well. */
const withinPassage = 0.3;
const otherPassage = 0.25;
/** Items of a list are cases of their own: another one is said only when it fits as well. */
const betweenItems = 0.1;

/** The answer in the documents' own words: parts of the best passage, and of another one that adds what it lacks. */
export function compose(question: Question, candidates: readonly Candidate[], context: ComposeContext): ComposedAnswer {
  const best = candidates[0];
  if (best === undefined) return { text: '', citations: [] };
  const chosen = [best, ...others(best, candidates)];
  const texts: string[] = [];
  const citations: Citation[] = [];
  for (const candidate of chosen) {
    const piece = say(question, candidate, candidates, context);
    const words = texts.join(' ').split(/\s+/).length + piece.text.split(/\s+/).length;
    if (texts.length > 0 && (words > mostWords || repeats(texts, piece.text))) continue;
    const n = context.firstNumber + citations.length;
    texts.push(mark(addressCustomer(piece.text), n));
    citations.push(cite(candidate.passage, piece.parts, n));
  }
  return { text: texts.join('\n\n'), citations };
}

interface Piece {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** Best candidates of other passages that cover what the best one does not, or come close behind it. */
function others(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set([best.passage]);
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    if (found.length === 2 || candidate.score < best.score - otherPassage) break;
    if (seen.has(candidate.passage) || isStep(candidate.part) !== isStep(best.part)) continue;
    seen.add(candidate.passage);
    const adds = best.missing.some((term) => !candidate.missing.includes(term));
    if (adds || candidate.score >= best.score - otherPassage / 2) found.push(candidate);
  }
  return found;
}

/** Steps and statements answer different questions. */
function isStep(part: Part): boolean {
  return part.type === 'item' && part.ordered;
}

function say(
  question: Question,
  { passage, parts, part, score }: Candidate,
  candidates: readonly Candidate[],
  context: ComposeContext,
): Piece {
  const near = candidates.filter((other) => other.passage === passage && other.score >= score - withinPassage).map((other) => other.part);
  const nearItems = candidates
    .filter((other) => other.passage === passage && other.score >= score - betweenItems)
    .map((other) => other.part);
  const chosen = parts.filter((other) => other === part || near.includes(other));
  if (part.type === 'row') {
    const tight =
      question.expected.includes('list') || question.comparesPlans
        ? chosen
        : parts.filter((other) => other === part || nearItems.includes(other));
    const rows = tight.filter((other) => other.type === 'row' && other.table === part.table).filter((other) => other.type === 'row');
    const named = rows.filter(({ cells }) => question.figures.some(({ value }) => cells.includes(String(value))));
    const shown = (named.length > 0 ? named : rows).slice(0, 4);
    return { text: describeRows(question, part, shown, passage, context), parts: shown };
  }
  const procedure = parts.find((other) => other.type === 'item' && other.ordered);
  if (part.type === 'item' && part.ordered) return steps(passage, parts, part.list);
  if (procedure?.type === 'item' && part.type === 'sentence' && (wantsSteps(question) || /^(?:signs|causes):/i.test(part.text))) {
    return steps(passage, parts, procedure.list);
  }
  if (part.type === 'item')
    return items(
      passage,
      parts,
      parts.filter((other) => other === part || nearItems.includes(other)),
      part.list,
    );
  const led =
    part.type === 'sentence' && part.text.endsWith(':')
      ? candidates.find((other) => other.passage === passage && other.part.type === 'item')
      : undefined;
  if (led?.part.type === 'item') {
    const { list } = led.part;
    const best = candidates
      .filter((other) => other.passage === passage && other.score >= led.score - betweenItems)
      .map((other) => other.part);
    const all = question.expected.includes('list') || question.expected.includes('moment');
    return items(
      passage,
      parts,
      parts.filter((other) => other.type === 'item' && (all || best.includes(other))),
      list,
    );
  }
  if (part.type === 'code') return { text: `\`\`\`\n${part.text}\n\`\`\``, parts: [part] };
  return sentences(parts, chosen);
}

/** Somebody who only says what is wrong wants to know what to do. */
function wantsSteps({ expected }: Question): boolean {
  return expected.includes('steps') || expected.includes('anything');
}

/** A procedure is given whole: half of it helps nobody. */
function steps(passage: Passage, parts: readonly Part[], list: number): Piece {
  const all = parts.filter((part) => part.type === 'item' && part.list === list);
  const title = passage.heading.at(-1) ?? '';
  return { text: [`${title}:`, ...all.map((part, index) => `${index + 1}. ${part.text}`)].join('\n'), parts: all };
}

function items(passage: Passage, parts: readonly Part[], chosen: readonly Part[], list: number): Piece {
  const all = parts.filter((part) => part.type === 'item' && part.list === list);
  const some = chosen.filter((part) => part.type === 'item' && part.list === list);
  if (some.length === 1) return { text: `${titleOf(passage)}: ${some[0]?.text ?? ''}`, parts: some };
  const [first] = all;
  const lead = first === undefined ? undefined : parts[parts.indexOf(first) - 1];
  const withLead = lead?.type === 'sentence' && lead.text.endsWith(':') ? [lead, ...some] : some;
  return { text: withLead.map((part) => (part === lead ? part.text : `- ${part.text}`)).join('\n'), parts: withLead };
}

/** The heading that a part needs to be understood; with the one above it when that holds a figure. */
export function titleOf({ heading }: Passage): string {
  const [above, last = ''] = heading.length > 1 ? heading.slice(-2) : [undefined, heading[0]];
  return above !== undefined && /\d/.test(above) && !/\d/.test(last) ? `${above}, ${last.charAt(0).toLowerCase()}${last.slice(1)}` : last;
}

/** A short passage is said whole; of a long one the sentences that answer, and the list they introduce. */
function sentences(parts: readonly Part[], chosen: readonly Part[]): Piece {
  const prose = parts.filter((part) => part.type === 'sentence');
  const short =
    prose
      .map((part) => part.text)
      .join(' ')
      .split(/\s+/).length <= 60;
  const said = short && prose.length === parts.length ? prose : chosen.filter((part) => part.type === 'sentence');
  const last = said.at(-1);
  if (last?.text.endsWith(':') === true) {
    const following = parts.slice(parts.indexOf(last) + 1);
    const end = following.findIndex((part) => part.type !== 'item');
    const list = end < 0 ? following : following.slice(0, end);
    return {
      text: [said.map((part) => part.text).join(' '), ...list.map((part) => `- ${part.text}`)].join('\n'),
      parts: [...said, ...list],
    };
  }
  return { text: said.map((part) => part.text).join(' '), parts: said };
}

/** Puts the mark where the first paragraph or line ends, before its full stop; after a list when there is one. */
function mark(text: string, n: number): string {
  return /[.!?]$/.test(text) ? `${text.slice(0, -1)} [${n}]${text.slice(-1)}` : `${text} [${n}]`;
}

/** The words of the passage from the first part used to the last, as they stand there. */
function cite(passage: Passage, parts: readonly Part[], n: number): Citation {
  const { document, anchor, heading, lines, text } = passage;
  const starts = parts.map((part) => text.indexOf(part.quote)).filter((at) => at >= 0);
  const ends = parts.map((part) => text.indexOf(part.quote) + part.quote.length);
  const quote = text.slice(Math.min(...starts), Math.max(...ends));
  return { n, document, anchor, heading, lines, quote };
}

/** Most of its words have been said already. */
function repeats(said: readonly string[], text: string): boolean {
  const words = (value: string) => new Set(value.toLowerCase().match(/[\p{L}\d][\p{L}\d.,%$-]*[\p{L}\d]|\d/gu) ?? []);
  const known = words(said.join(' '));
  const fresh = [...words(text)].filter((word) => !known.has(word));
  const figures = fresh.filter((word) => /\d/.test(word));
  return figures.length === 0 && fresh.length < 0.5 * words(text).size;
}

import type { Citation } from '../../../core/knowledge.ts';
import { addressCustomer } from './address-customer.ts';
import { cite, mark } from './citing.ts';
import { describeRows } from './describe-rows.ts';
import { holds } from './kinds-of-thing.ts';
import { isInRange } from './match-figures.ts';
import type { Part } from './passage-parts.ts';
import { items, type Piece, sentences, steps } from './pieces.ts';
import { labelOf } from './prepared-passage.ts';
import { isPriceFor } from './price-sum.ts';
import type { Expected, Question } from './question.ts';
import type { Candidate } from './rank.ts';
import { strengthOf, type Vocabulary } from './vocabulary.ts';

/** What a reply says and rests on. Citation marks stand in the text as `[n]`. */
export interface ComposedAnswer {
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface ComposeContext {
  readonly vocabulary: Vocabulary;
  /** As tables name them in their header: the team's, all of them. */
  readonly plans: readonly string[];
  /** The customer's own plan, when records or conversation say it. */
  readonly plan?: string;
  /** The number of the first citation. */
  readonly firstNumber: number;
  /** The place as a whole was asked for, not one thing that it says. */
  readonly whole?: boolean;
}

/** About what a reader takes in at a glance. */
const mostWords = 110;
/** How likely a part has to be, against the best, to be said as well. */
const withinPassage = 0.2;
const otherPassage = 0.05;
const alike = 0.12;
const mostOthers = 2;
/** Items of a list are cases of their own: another one is said only when it fits as well. */
const betweenItems = 0.5;
/** From here on a part is worth saying when it speaks of what the best one leaves out. */
const leastWorth = 0.03;
/** As soon as what is said is this likely to hold what was asked for, no more is said. */
const likelyEnough = 0.75;
const mostRows = 3;
/** So likely, one sentence is what was asked for, and not the list or table beside it. */
const rather = 0.5;
/** So small a table is said whole when a list was asked for, or when none of its rows stands out. */
const shortTable = 6;

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

/** Best candidates elsewhere that cover what the best one does not, or come close behind it: in other passages, or in another form in this one. */
function others(best: Candidate, candidates: readonly Candidate[]): readonly Candidate[] {
  const said = [best];
  const complete = best.missing.length === 0 && best.probability >= rather && best.part.type === 'row';
  const isSaid = ({ passage, part }: Candidate) => said.some((one) => one.passage === passage && formOf(one.part) === formOf(part));
  for (const candidate of candidates) {
    if (said.length > mostOthers || candidate.probability < best.probability * otherPassage) break;
    if (isSaid(candidate)) continue;
    const sure = candidates.filter(isSaid).reduce((sum, { probability }) => sum + probability, 0) >= likelyEnough;
    const beside = candidate.passage === best.passage;
    if (!beside && complete) continue;
    if (!beside && isStep(candidate.part) !== isStep(best.part)) continue;
    if ((!sure && candidate.probability >= best.probability * (beside ? withinPassage : alike)) || (!beside && fills(best, candidate)))
      said.push(candidate);
  }
  return said.slice(1);
}

/** Sentences, one list, one table: what is said in one go. */
function formOf(part: Part): string {
  if (part.type === 'row') return `row ${part.table}`;
  return part.type === 'item' ? `item ${part.list}` : part.type;
}

function fills(best: Candidate, { missing }: Candidate): boolean {
  return best.missing.some((term) => term.weight >= 0.5 && !missing.includes(term));
}

/** Steps and statements answer different questions. */
function isStep(part: Part): boolean {
  return part.type === 'item' && part.ordered;
}

function say(question: Question, best: Candidate, candidates: readonly Candidate[], context: ComposeContext): Piece {
  const { passage, parts, part } = best;
  const all = context.whole === true ? whole(question, best, context) : undefined;
  if (all !== undefined) return all;
  const own = candidates.filter((other) => other.passage === passage);
  const beside = (share: number) => {
    const chosen = own.filter(
      (other) => other === best || other.probability >= best.probability * share || adds(question, best, other, context),
    );
    return parts.filter((other) => chosen.some((candidate) => candidate.part === other));
  };
  const several = question.expected.includes('list') || question.comparesPlans;
  if (question.sum !== undefined && isPriceFor(question.sum, part)) {
    return { text: describeRows(question, part, [part], passage, context), parts: [part] };
  }
  if (part.type === 'row') {
    const rows = parts.filter((other) => other.type === 'row').filter(({ table }) => table === part.table);
    const meant = rows.filter((row) => isInRange(question.figures, row) === true);
    const named = question.claims ? [] : rows.filter(({ cells }) => question.figures.some(({ value }) => cells.includes(String(value))));
    const near = rows.filter((row) => beside(several ? withinPassage : betweenItems).includes(row));
    const called = rows.filter((row) => isNamed(row, question, context));
    const sure = called.length === 1 && called[0] === part ? called : likelyAmong(rows, own);
    const listed = question.expected.includes('list') && near.length > 1;
    const whole = (listed || sure.length > 1) && part.header.length === 2 && rows.length <= shortTable;
    const likeliest = own.flatMap(({ part: other }) => (near.some((row) => row === other) || sure.includes(other) ? [other] : []));
    const among = rows.filter((row) => likeliest.slice(0, mostRows).some((one) => one === row));
    const shown = [meant, named, whole ? rows : among].find((some) => some.length > 0) ?? [part];
    return { text: describeRows(question, part, shown, passage, context), parts: shown };
  }
  const procedure = parts.find((other) => other.type === 'item' && other.ordered);
  if (part.type === 'item' && part.ordered) {
    const only = stepAsked(question, part, own);
    return only ?? steps(passage, parts, part.list);
  }
  if (procedure?.type === 'item' && part.type === 'sentence' && (wantsSteps(question) || signs.test(part.text))) {
    return steps(passage, parts, procedure.list, signs.test(part.text) ? [] : [part]);
  }
  if (part.type === 'item') {
    const near = beside(several ? withinPassage : betweenItems);
    const sure = likelyAmong(
      parts.filter((other) => other.type === 'item' && other.list === part.list),
      own,
    );
    const among = parts.filter((other) => near.includes(other) || sure.includes(other));
    return items(passage, parts, among, part.list);
  }
  if (part.type === 'code') return { text: `\`\`\`\n${part.text}\n\`\`\``, parts: [part] };
  return sentences(parts, beside(withinPassage));
}

/** The list or table of a place, when it is read at a glance and no sentence of the place is rather meant. */
function whole(question: Question, { passage, parts, part, probability }: Candidate, context: ComposeContext): Piece | undefined {
  if (part.type === 'sentence' && probability >= rather) return undefined;
  const [first] = [part, ...parts].filter(({ type }) => type === 'row' || type === 'item');
  const same = parts.filter((other) => first !== undefined && formOf(other) === formOf(first));
  if (first?.type !== 'row' && (first?.type !== 'item' || first.ordered)) return undefined;
  const piece =
    first.type === 'row'
      ? { text: describeRows(question, first, same, passage, context), parts: same }
      : items(passage, parts, same, first.list);
  return piece.text.split(/\s+/).length <= mostWords ? piece : undefined;
}

/** The question calls it by its whole label. */
function isNamed(part: Part, { terms }: Question, { vocabulary }: ComposeContext): boolean {
  const label = vocabulary.terms(labelOf(part));
  const asked = new Map(terms.flatMap(({ ids }) => ids.map((id) => [id, 1] as const)));
  return label.length > 0 && label.every((term) => strengthOf(term, asked) > 0);
}

/** Those of the rows or items, the likeliest first, that together are likely enough to hold what was asked for. */
function likelyAmong(parts: readonly Part[], candidates: readonly Candidate[]): readonly Part[] {
  const among = candidates.filter(({ part }) => parts.includes(part));
  const all = among.reduce((sum, { probability }) => sum + probability, 0);
  let before = 0;
  return among.flatMap(({ part, probability }) => {
    const needed = before < likelyEnough * all;
    before += probability;
    return needed ? [part] : [];
  });
}

/** It speaks of something asked for that the best part does not speak of: "which Android, and how much memory?" */
function adds({ terms }: Question, best: Candidate, other: Candidate, { vocabulary }: ComposeContext): boolean {
  if (other.probability < best.probability * leastWorth) return false;
  const said = vocabulary.ids(`${best.passage.heading.join(' ')} ${wordsOf(best.part)}`);
  const more = vocabulary.ids(labelOf(other.part));
  return terms.some((term) => term.weight >= 0.5 && strengthOf(term, said) === 0 && strengthOf(term, more) > 0);
}

function wordsOf(part: Part): string {
  return part.type === 'row' ? `${part.text} ${part.header.join(' ')}` : part.text;
}

/** Somebody who only says what is wrong wants to know what to do. */
function wantsSteps({ expected }: Question): boolean {
  return expected.includes('steps') || expected.includes('anything');
}

const signs = /^(?:signs|causes):/i;

/** "How long does a code live?" asks for what one step says, not for what to do. */
function stepAsked({ expected }: Question, best: Part, own: readonly Candidate[]): Piece | undefined {
  const [kind] = expected;
  if (kind === undefined || !oneThing.has(kind) || expected.includes('steps') || !holds(kind, best)) return undefined;
  const rivals = own.filter(({ part }) => part !== best && part.type === 'item' && holds(kind, part));
  return rivals.length > 0 ? undefined : { text: best.text, parts: [best] };
}

/** Kinds of thing that a single sentence tells. */
const oneThing: ReadonlySet<Expected> = new Set(['duration', 'frequency', 'percent', 'money', 'phone', 'address']);

/** Most of its words have been said already. */
function repeats(said: readonly string[], text: string): boolean {
  const words = (value: string) => new Set(value.toLowerCase().match(/[\p{L}\d][\p{L}\d.,%$-]*[\p{L}\d]|\d/gu) ?? []);
  const known = words(said.join(' '));
  const fresh = [...words(text)].filter((word) => !known.has(word));
  const figures = fresh.filter((word) => /\d/.test(word));
  return figures.length === 0 && fresh.length < 0.5 * words(text).size;
}

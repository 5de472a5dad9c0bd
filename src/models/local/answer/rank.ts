import type { Passage } from '../../../core/knowledge.ts';
import { type Precedent, points, sectionOf } from './asked-before.ts';
import type { Part } from './passage-parts.ts';
import { type PreparedPassage, preparedPassage } from './prepared-passage.ts';
import type { Expected, Figure, Question, WeighedTerm } from './question.ts';
import { strengthOf, type Vocabulary } from './vocabulary.ts';

/** A part of a passage, weighed against a question. */
export interface Candidate {
  readonly passage: Passage;
  readonly parts: readonly Part[];
  readonly part: Part;
  /** What of the question it speaks of, headings and neighbours included; 0 to 1. */
  readonly coverage: number;
  /** Orders candidates; beyond coverage it counts how close the words stand and whether it is the kind of thing asked for. */
  readonly score: number;
  /** Which of the kinds of thing that were asked for it holds. */
  readonly fitting: readonly Expected[];
  /** How like the questions that its section is known to answer; 0 to 1. */
  readonly familiar: number;
  /** Terms that neither it nor its passage speaks of. */
  readonly missing: readonly WeighedTerm[];
}

/** All parts of the passages, best answer first. `precedents` are places that answered questions like this one. */
export function rank(
  question: Question,
  passages: readonly Passage[],
  precedents: readonly Precedent[],
  vocabulary: Vocabulary,
  recent: readonly Recent[] = [],
): readonly Candidate[] {
  const prepared = passages.filter((passage) => !isInternal(passage)).map((passage) => preparedPassage(passage, vocabulary));
  const rarity = (term: WeighedTerm) => {
    const holding = prepared.filter(({ whole, heading }) => strengthOf(term, whole) > 0 || strengthOf(term, heading) > 0).length;
    return Math.log(1 + (prepared.length + 1) / (holding + 0.5)) / Math.log(1 + (prepared.length + 1) / 0.5);
  };
  const weights = new Map([...question.terms, ...question.context].map((term) => [term, term.weight * (0.35 + 0.65 * rarity(term))]));
  return prepared.flatMap((one) => weighParts(question, one, precedents, weights, recent)).sort((a, b) => b.score - a.score);
}

function weighParts(
  question: Question,
  { passage, heading, whole, parts }: PreparedPassage,
  precedents: readonly Precedent[],
  weights: ReadonlyMap<WeighedTerm, number>,
  recent: readonly Recent[],
): readonly Candidate[] {
  const section = sectionOf(passage);
  const known = precedents.filter((precedent) => precedent.section === section);

  const weight = (term: WeighedTerm) => weights.get(term) ?? 0;
  const asked = sum(question.terms, weight);
  const around = contextShare * sum(question.context, weight);
  return parts.map(({ part, own, label }): Candidate => {
    const near = (term: WeighedTerm) => Math.max(strengthOf(term, own), 0.9 * strengthOf(term, label), 0.85 * strengthOf(term, heading));
    const anywhere = (term: WeighedTerm) => Math.max(near(term), 0.6 * strengthOf(term, whole));
    const all = (value: (term: WeighedTerm) => number) =>
      (sum(question.terms, (term) => weight(term) * value(term)) +
        contextShare * sum(question.context, (term) => weight(term) * value(term))) /
      Math.max(asked + around, Number.EPSILON);
    const coverage = all(anywhere);
    const fitting = question.expected.filter((kind) => holds(kind, part));
    const familiar = Math.max(0, ...known.map((precedent) => precedent.similarity));
    const pointed = Math.max(0, ...known.map((precedent) => (points(precedent, part) ? precedent.similarity : 0)));
    const compared =
      part.type === 'row' &&
      part.header.length > 2 &&
      (question.comparesPlans || question.terms.some((term) => strengthOf(term, label) > 0));
    return {
      passage,
      parts: parts.map((other) => other.part),
      part,
      coverage,
      fitting,
      familiar,
      missing: question.terms.filter((term) => anywhere(term) === 0),
      score:
        coverage +
        0.25 * all((term) => strengthOf(term, own)) +
        0.1 * all((term) => strengthOf(term, heading)) +
        (fitting.length > 0 ? 0.15 : 0) +
        (compared ? 0.1 : 0) +
        0.2 * figureMatch(question.figures, part) +
        familiar +
        0.5 * pointed +
        recentWeight(question, section, part, recent) -
        (/\bstaff\b/i.test(passage.heading.join(' ')) ? staffMalus : 0),
    };
  });
}

/** What a follow-up may be about: a section cited in the reply before, and the words that were cited. */
export interface Recent {
  readonly section: string;
  readonly quote: string;
}

/** What was cited a moment ago is what a follow-up without words of its own is about; most of all what was cited word for word. */
function recentWeight(question: Question, section: string, part: Part, recent: readonly Recent[]): number {
  if (saysSomething(question)) return 0;
  const cited = recent.filter((one) => one.section === section);
  const fitting = cited.some(({ quote }) => quote.includes(part.quote) && question.expected.some((kind) => holdsIn(kind, quote)));
  return fitting ? 0.9 : cited.length > 0 ? 0.2 : 0;
}

/** "How long does that take?" asks for a kind of thing, and names nothing. */
export function saysSomething({ terms }: Question): boolean {
  return terms.some(({ weight }) => weight >= 0.5);
}

/** Procedures for staff rarely answer a customer. */
const staffMalus = 0.3;

/** Sections that say of themselves that they are not for customers: contacts, partners. Nothing of them is ever said. */
function isInternal({ heading }: Passage): boolean {
  return heading.some((title) => /\(internal\)|\binternal\b|\(for staff\)/i.test(title));
}

/** What a message says around its question counts half. */
const contextShare = 0.5;

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

const shapes: Partial<Record<Expected, RegExp>> = {
  duration:
    /\b\d[\d–-]*\+?(?:\.\d+)?[\s-](?:business\s)?(?:second|minute|hour|day|week|month|year)s?\b|\bnext (?:billing )?(?:cycle|invoice)\b|\bat once\b|\bimmediately\b|\binstantly\b|\bnet \d/i,
  moment:
    /\b\d{1,2}:\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:next|same) (?:billing )?(?:cycle|day|invoice|period)\b|\bday\b|\b\d[\d–-]*[\s-](?:business\s)?(?:minute|hour|day|week|month)s?\b|\b(?:19|20)\d\d\b|\bat once\b|\banniversary\b/i,
  money: /[$€£]\s?\d/,
  percent: /\d\s?%/,
  count: /\d|\bunlimited\b/i,
  number: /\d[\d-]{4,}/,
  name: /\bname\b/i,
  phone: /\+?\d[\d-]{7,}/,
  address: /(?<!\S)[^\s@]+@[^\s@]+\.\w|https?:\/\/|\b\w+\.teamflow\.com\b|\b[\w-]+\.(?:com|org|io|net)\b/,
  place: /\p{Lu}\p{Ll}+|https?:\/\/|\.com/u,
  plan: /\b(?:plans?|Pro|Basic|Enterprise|Included)\b/,
};

export function holdsIn(kind: Expected, text: string): boolean {
  return shapes[kind]?.test(text) ?? false;
}

function holds(kind: Expected, part: Part): boolean {
  const text = part.type === 'row' ? part.cells.map((cell, index) => `${cell} ${part.header[index] ?? ''}`).join(' | ') : part.text;
  return kind === 'steps' ? part.type === 'item' && part.ordered : (shapes[kind]?.test(text) ?? false);
}

/** How many of the question's figures stand in the part, or lie in the range that its label names. */
function figureMatch(figures: readonly Figure[], part: Part): number {
  if (figures.length === 0) return 0;
  const numbers = new Set(numbersIn(part.text));
  const label = part.type === 'row' ? (part.cells[0] ?? '') : '';
  if (part.type === 'row' && figures.some(({ value }) => value >= 100 && label === String(value))) return 2.5;
  return figures.filter((figure) => numbers.has(figure.value) || inRange(figure, label)).length / figures.length;
}

/** `Up to $500`, `Above $500, up to $1,000`, `Above $1,000`: whether an amount falls there. */
function inRange({ value, unit }: Figure, label: string): boolean {
  if (!/[$€£]|dollar|usd|euro|eur|pound|gbp/i.test(unit) || !/[$€£]/.test(label)) return false;
  const [above] = numbersIn(/\babove\s+\S+/i.exec(label)?.[0] ?? '');
  const [upTo] = numbersIn(/\bup to\s+\S+/i.exec(label)?.[0] ?? '');
  return (above !== undefined || upTo !== undefined) && value > (above ?? -1) && value <= (upTo ?? Number.POSITIVE_INFINITY);
}

function numbersIn(text: string): readonly number[] {
  return (text.match(/\d{1,3}(?:,\d{3})+|\d+/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
}

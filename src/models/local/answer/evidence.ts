import { type Precedent, points, sectionOf } from './asked-before.ts';
import { holds, holdsIn, strictKinds } from './kinds-of-thing.ts';
import { isInRange, isOfCode, isOfSize, matchFigures } from './match-figures.ts';
import type { Part } from './passage-parts.ts';
import type { PreparedPassage } from './prepared-passage.ts';
import type { Question, WeighedTerm } from './question.ts';
import { strengthOf, type Term } from './vocabulary.ts';

/** What speaks for a part of a document as the answer to a question. Most lie between 0 and 1; how each counts is learned. */
export const partEvidence = [
  'coverage',
  'literal',
  'inItself',
  'inHeading',
  'labelAsked',
  'headingAsked',
  'firstKind',
  'anyKind',
  'kindMissing',
  'plansCompared',
  'attribute',
  'attributeMissing',
  'numberMissing',
  'sized',
  'figures',
  'code',
  'inRange',
  'outOfRange',
  'sectionFamiliar',
  'partFamiliar',
  'wholeFamiliar',
  'otherPartFamiliar',
  'sectionShare',
  'partShare',
  'closest',
  'sectionLikely',
  'partLikely',
  'wholeLikely',
  'sectionOdds',
  'partOdds',
  'staff',
  'row',
  'item',
  'step',
  'stepsAsked',
  'code block',
] as const;

export type PartEvidence = Readonly<Record<(typeof partEvidence)[number], number>>;

type Ids = ReadonlyMap<string, number>;

export interface Weighed {
  readonly part: Part;
  readonly evidence: PartEvidence;
  /** Terms that neither it nor its passage speaks of. */
  readonly missing: readonly WeighedTerm[];
}

/** What a message says around its question counts half. */
const contextShare = 0.5;

/** `weights` tells how telling each term is; `precedents` are places that answered questions like this one. */
export function weighParts(
  question: Question,
  { passage, heading, title, whole, parts }: PreparedPassage,
  precedents: readonly Precedent[],
  weights: ReadonlyMap<WeighedTerm, number>,
): readonly Weighed[] {
  const section = sectionOf(passage);
  const known = precedents.filter((precedent) => precedent.section === section);
  const closest = precedents.find((precedent) => precedent.section !== null);
  const weight = (term: WeighedTerm) => weights.get(term) ?? 0;
  const total = sum(question.terms, weight) + contextShare * sum(question.context, weight);
  const strict = question.expected.find((kind) => strictKinds.has(kind));
  const asked = new Map([...question.terms, ...question.context].flatMap(({ ids }) => ids.map((id) => [id, 1] as const)));
  return parts.map(({ part, own, columns, label }): Weighed => {
    const near = (term: WeighedTerm) => Math.max(strengthOf(term, own), 0.9 * strengthOf(term, columns), 0.85 * strengthOf(term, heading));
    const anywhere = (term: WeighedTerm) => Math.max(near(term), 0.6 * strengthOf(term, whole));
    const literally = (term: WeighedTerm) => flag(term.ids.some((id) => !id.startsWith('#') && (own.has(id) || heading.has(id))));
    const all = (value: (term: WeighedTerm) => number) =>
      (sum(question.terms, (term) => weight(term) * value(term)) +
        contextShare * sum(question.context, (term) => weight(term) * value(term))) /
      Math.max(total, Number.EPSILON);
    const pointing = known.filter((precedent) => points(precedent, part));
    const entire = known.filter((precedent) => precedent.part === undefined);
    const others = known.filter((precedent) => precedent.part !== undefined && !points(precedent, part));
    const fitting = question.expected.filter((kind) => holds(kind, part));
    const range = isInRange(question.figures, part);
    const isStep = part.type === 'item' && part.ordered;
    return {
      part,
      missing: question.terms.filter((term) => anywhere(term) === 0),
      evidence: {
        coverage: all(anywhere),
        literal: all(literally),
        inItself: all((term) => strengthOf(term, own)),
        inHeading: all((term) => strengthOf(term, heading)),
        labelAsked: shareAsked(label, asked),
        headingAsked: shareAsked(title, asked),
        firstKind: flag(question.expected[0] !== undefined && fitting.includes(question.expected[0])),
        anyKind: flag(fitting.length > 0),
        kindMissing: flag(strict !== undefined && !fitting.includes(strict) && !holdsIn(strict, passage.heading.join('\n'))),
        plansCompared: flag(
          part.type === 'row' &&
            part.header.length > 2 &&
            (question.comparesPlans || question.terms.some((term) => strengthOf(term, columns) > 0)),
        ),
        attribute: question.attribute === undefined ? 0 : near(question.attribute),
        attributeMissing: flag(question.attribute !== undefined && near(question.attribute) === 0),
        numberMissing: flag(question.expected[0] === 'count' && !holds('count', part)),
        sized: flag(isOfSize(question.figures, part)),
        figures: matchFigures(question.figures, part),
        code: flag(isOfCode(question.figures, part)),
        inRange: flag(range === true),
        outOfRange: flag(range === false),
        sectionFamiliar: most(known),
        partFamiliar: most(pointing),
        wholeFamiliar: most(entire),
        otherPartFamiliar: most(others),
        sectionShare: sum(known, ({ share }) => share),
        partShare: sum(pointing, ({ share }) => share),
        closest: flag(closest !== undefined && (pointing.includes(closest) || (entire.includes(closest) && pointing.length === 0))),
        sectionLikely: sum(known, likelihood),
        partLikely: sum(pointing, likelihood),
        wholeLikely: sum(entire, likelihood),
        sectionOdds: oddsOf(sum(known, likelihood)),
        partOdds: oddsOf(sum(pointing, likelihood)),
        staff: flag(/\bstaff\b/i.test(passage.heading.join(' '))),
        row: flag(part.type === 'row'),
        item: flag(part.type === 'item'),
        step: flag(isStep),
        stepsAsked: flag(isStep && question.expected.includes('steps')),
        'code block': flag(part.type === 'code'),
      },
    };
  });
}

/** How much of a label the question speaks of. */
function shareAsked(label: readonly Term[], asked: Ids): number {
  return label.length === 0 ? 0 : sum(label, (term) => strengthOf(term, asked)) / label.length;
}

const likelihood = (precedent: Precedent) => precedent.likelihood;

/** 0 for what is hardly likely, 1 for what is sure, in even steps of magnitude. */
export function oddsOf(likelihood: number): number {
  return 1 + Math.log10(Math.max(likelihood, 0.001)) / 3;
}

function most(precedents: readonly Precedent[]): number {
  return precedents.reduce((best, precedent) => Math.max(best, precedent.similarity), 0);
}

export function flag(value: boolean): number {
  return value ? 1 : 0;
}

export function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

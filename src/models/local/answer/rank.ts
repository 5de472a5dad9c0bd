import type { Passage } from '../../../core/knowledge.ts';
import { type AskedBefore, sectionOf } from './asked-before.ts';
import { partEvidence, type Weighed, weighParts } from './evidence.ts';
import { holds, holdsIn } from './kinds-of-thing.ts';
import type { Part } from './passage-parts.ts';
import { preparedPassage } from './prepared-passage.ts';
import type { Question, WeighedTerm } from './question.ts';
import { type SilenceEvidence, silenceEvidence, weighSilence } from './silence.ts';
import { strengthOf, type Vocabulary } from './vocabulary.ts';
import learned from './weights.json' with { type: 'json' };

/** A part of a passage, weighed against a question. */
export interface Candidate {
  readonly passage: Passage;
  readonly parts: readonly Part[];
  readonly part: Part;
  /** How likely it is what answers, if anything does; together they make 1. */
  readonly probability: number;
  /** Terms that neither it nor its passage speaks of. */
  readonly missing: readonly WeighedTerm[];
}

export interface Ranking {
  /** Best answer first. */
  readonly candidates: readonly Candidate[];
  /** How likely it is that the documents do not answer the question. */
  readonly silence: number;
  /** Words and names of the question that stand nowhere. */
  readonly strangers: readonly string[];
}

/** What a follow-up may be about: a section cited in the reply before, and the words that were cited. */
export interface Recent {
  readonly section: string;
  readonly quote: string;
}

/** All parts of the passages, best answer first. `asked` is what to look for among the questions asked before. */
export function rank(
  question: Question,
  passages: readonly Passage[],
  asked: string,
  askedBefore: AskedBefore,
  vocabulary: Vocabulary,
  recent: readonly Recent[] = [],
): Ranking {
  const { parts, silence } = evidenceFor(question, passages, asked, askedBefore, vocabulary);
  const scored = parts
    .map((found) => ({
      ...found,
      score: scoreOf(partEvidence, learned.part, found.evidence) + recentWeight(question, sectionOf(found.passage), found.part, recent),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - (best?.score ?? 0)), 0);
  const silent =
    best === undefined
      ? Number.POSITIVE_INFINITY
      : scoreOf(silenceEvidence, learned.silence, silence.evidence) + scoreOf(partEvidence, learned.best, best.evidence);
  const remembered = best !== undefined && recentWeight(question, sectionOf(best.passage), best.part, recent) > 0;
  return {
    candidates: scored.map(
      ({ passage, siblings, part, missing, score }): Candidate => ({
        passage,
        parts: siblings,
        part,
        missing,
        probability: Math.exp(score - (best?.score ?? 0)) / total,
      }),
    ),
    silence: remembered ? 0 : 1 / (1 + Math.exp(-silent)),
    strangers: silence.strangers,
  };
}

function scoreOf<Name extends string>(
  names: readonly Name[],
  weights: Readonly<Record<Name, number>>,
  evidence: Readonly<Record<Name, number>>,
): number {
  return names.reduce((sum, name) => sum + weights[name] * evidence[name], 0);
}

interface Evidence {
  readonly parts: readonly (Weighed & { readonly passage: Passage; readonly siblings: readonly Part[] })[];
  readonly silence: { readonly evidence: SilenceEvidence; readonly strangers: readonly string[] };
}

/** Everything that the ranking rests on: what is learned from, too. */
export function evidenceFor(
  question: Question,
  passages: readonly Passage[],
  asked: string,
  askedBefore: AskedBefore,
  vocabulary: Vocabulary,
): Evidence {
  const prepared = passages.filter((passage) => !isInternal(passage)).map((passage) => preparedPassage(passage, vocabulary));
  const precedents = askedBefore.precedents(asked);
  const rarity = (term: WeighedTerm) => {
    const holding = prepared.filter(({ whole, heading }) => strengthOf(term, whole) > 0 || strengthOf(term, heading) > 0).length;
    return Math.log(1 + (prepared.length + 1) / (holding + 0.5)) / Math.log(1 + (prepared.length + 1) / 0.5);
  };
  const weights = new Map([...question.terms, ...question.context].map((term) => [term, term.weight * (0.35 + 0.65 * rarity(term))]));
  return {
    parts: prepared.flatMap((one) => {
      const siblings = one.parts.map(({ part }) => part);
      const weighed = weighParts(question, one, precedents, weights).filter(({ part }) => !isLead(part, siblings));
      return weighed.map((other) => ({ ...other, passage: one.passage, siblings }));
    }),
    silence: weighSilence(question, prepared, precedents, ({ ids }) => !askedBefore.knows(ids), weights),
  };
}

/** `Every request carries these headers:` is no answer; what follows it is. */
function isLead(part: Part, siblings: readonly Part[]): boolean {
  const next = siblings[siblings.indexOf(part) + 1];
  return part.type === 'sentence' && part.text.endsWith(':') && next !== undefined && next.type !== 'sentence';
}

/** What was cited a moment ago is what a follow-up without words of its own is about; most of all what was cited word for word. */
function recentWeight(question: Question, section: string, part: Part, recent: readonly Recent[]): number {
  if (saysSomething(question)) return 0;
  const cited = recent.filter((one) => one.section === section);
  const fitting = cited.some(
    ({ quote }) => quote.includes(part.quote) && question.expected.some((kind) => holds(kind, part) || holdsIn(kind, quote)),
  );
  return fitting ? 10 : cited.length > 0 ? 3 : 0;
}

/** "How long does that take?" asks for a kind of thing, and names nothing. */
export function saysSomething({ terms }: Question): boolean {
  return terms.some(({ weight }) => weight >= 0.5);
}

/** Sections that say of themselves that they are not for customers: contacts, partners. Nothing of them is ever said. */
function isInternal({ heading }: Passage): boolean {
  return heading.some((title) => /\(internal\)|\binternal\b|\(for staff\)/i.test(title));
}

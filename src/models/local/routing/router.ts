import type { Terms, Urgency } from '../../../core/agent.ts';
import type { Routing, Signal } from '../../../core/routing.ts';
import { type Entities, findEntities } from '../entities/entities.ts';
import { textsOf } from '../file-contents.ts';
import { remembered } from '../remembered.ts';
import type { Anatomy } from './anatomy.ts';
import { parseExamples } from './examples.ts';
import { type FeatureBag, featuresOf } from './features.ts';
import { fingerprintOf, type LearningSources } from './fingerprint.ts';
import { isFollowUp } from './follow-up.ts';
import { type Judgement, judge } from './judge.ts';
import type { Language } from './language.ts';
import { compileLexicon } from './lexicon.ts';
import { type Matter, mattersOf } from './matters.ts';
import { type ReadMessage, type ReadSentence, readMessage } from './read-message.ts';
import { createSignalFinder, type SignalFinder } from './signals.ts';
import { trainRouter } from './train-router.ts';
import { decodeRouter, encodeRouter } from './trained-file.ts';
import type { TrainedRouter } from './trained-router.ts';

export type { Anatomy, Entities, Language, LearningSources, Matter };

/** All that can be read from a message without records or documents. */
export interface RoutedMessage {
  readonly routing: Routing;
  /** At least one; the most critical first. Several when the message brings up things for different specialists. */
  readonly matters: readonly Matter[];
  readonly signals: readonly Signal[];
  readonly entities: Entities;
  readonly language: Language;
  readonly urgency: Urgency;
  /** It may speak of what only its specialist may decide: nothing else that fits it takes it from there. */
  readonly critical: boolean;
  readonly anatomy: Anatomy;
  /** Classes of words that it speaks of, by their names in the word lists. */
  readonly concepts: ReadonlySet<string>;
  /** A short, elliptical message that only makes sense after what came before: "and how long does that take?" */
  readonly followUp: boolean;
}

export interface RoutingContext {
  /** Who spoke last, when the message continues a conversation. */
  readonly previousAgent?: string;
}

export interface Router {
  /** Of what it was learned from. */
  readonly fingerprint: string;
  /** A pure function of message and context; a few milliseconds. */
  route(text: string, context?: RoutingContext): RoutedMessage;
  /** What routing sees of a message. */
  features(text: string): FeatureBag;
}

/** Where what was learned is kept, by fingerprint of its sources. Neither may throw: a loss costs time, nothing else. */
export interface TrainedFiles {
  read(fingerprint: string): Uint8Array | undefined;
  write(fingerprint: string, bytes: Uint8Array): void;
}

/** What a router works with: what it is learned from, and what the team's customers name. */
export interface RouterSources extends LearningSources {
  readonly terms: Terms;
}

/** A router for a team: what was learned from these very sources before, or learned now, which takes some seconds. */
export function loadRouter(sources: RouterSources, kept?: TrainedFiles, fingerprint = fingerprintOf(sources)): Router {
  const bytes = kept?.read(fingerprint);
  const known = bytes === undefined ? undefined : decodeRouter(bytes, fingerprint);
  return createRouter(known ?? learn(sources, fingerprint, kept), sources, fingerprint);
}

/** Learns from the sources, and keeps what was learned. */
function learn(sources: LearningSources, fingerprint: string, kept: TrainedFiles | undefined): TrainedRouter {
  const labels = [...sources.specialists, 'clarify'].sort();
  const trained = trainRouter(
    parseExamples(textsOf(sources.examples), labels),
    labels,
    sources.signals,
    compileLexicon(textsOf(sources.words)),
  );
  kept?.write(fingerprint, encodeRouter(trained, fingerprint));
  return trained;
}

/** A message, what of it was handed over, its matters and their parts, and what is read together with it. */
const messagesAtOnce = 16;

function createRouter(trained: TrainedRouter, { signals, terms }: Pick<RouterSources, 'signals' | 'terms'>, fingerprint: string): Router {
  const finder = createSignalFinder(signals);
  return {
    fingerprint,
    route: remembered(messagesAtOnce, (text) => routeBy(trained, finder, terms, text)),
    features: remembered(messagesAtOnce, (text) => {
      const message = readMessage(text, trained);
      return featuresOf(message, finder.find(message.sentences));
    }),
  };
}

/** From this chance on a matter stays with who decides what is critical, even when somebody else has a procedure for it. */
const mayBeCritical = 0.25;

function routeBy(trained: TrainedRouter, finder: SignalFinder, terms: Terms, text: string): RoutedMessage {
  const message = readMessage(text, trained);
  const judged = new Map<ReadSentence, Judgement>();
  const alone = (sentence: ReadSentence): Judgement => {
    const known = judged.get(sentence) ?? judgeAlone(sentence, message, trained, finder);
    judged.set(sentence, known);
    return known;
  };
  const judgement = judge(message, trained, finder, saysNothing(message) ? 'clarify' : decidedByOne(message, alone));
  const { signals, raised } = judgement;
  const routing = judgement.routing();
  const matters = mattersOf(message, routing, alone, (clause) => readMessage(clause, trained).sentences);
  return {
    routing,
    matters,
    signals,
    entities: findEntities(text, terms, message.language.code),
    language: message.language,
    urgency: routing.urgency,
    critical: raised.to === routing.to && raised.probability >= mayBeCritical,
    anatomy: message.anatomy,
    concepts: new Set(message.sentences.flatMap(({ concepts }) => concepts.map(({ concept }) => concept))),
    followUp: isFollowUp(message),
  };
}

function judgeAlone(sentence: ReadSentence, message: ReadMessage, trained: TrainedRouter, finder: SignalFinder): Judgement {
  return judge({ ...message, sentences: [sentence], quoted: [], pasted: [], quotedWeight: 0 }, trained, finder);
}

/** An address, and whose it is: no matter yet. */
const saysNothing = ({ sentences, quoted, pasted }: ReadMessage) =>
  sentences.length > 0 && sentences.every(({ introduces }) => introduces) && quoted.length + pasted.length === 0;

/** A sentence as sure as this decides, whatever else the message brings up: the most critical matter comes first. */
const sureAlone = 0.98;

/** Who takes the message for the sake of one of its sentences. */
function decidedByOne({ sentences }: ReadMessage, judged: (sentence: ReadSentence) => Judgement): string | undefined {
  if (sentences.length < 2) return undefined;
  const raised = sentences.filter(({ settled, introduces }) => !settled && !introduces).map((sentence) => judged(sentence).raised);
  return raised.find(({ probability }) => probability >= sureAlone)?.to;
}

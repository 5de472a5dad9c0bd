import type { Agent, Playbook } from '../../../core/agent.ts';
import type { AnswerIndex } from '../answer/answer-index.ts';
import { type Similarity, similarityOver } from '../answer/similarity.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { remembered } from '../remembered.ts';
import type { RoutedMessage, Router } from '../routing/router.ts';
import { headsIn } from './count-in.ts';
import { type Cues, type CuesInText, cuesOver, readCues } from './cues.ts';
import { playbookExamples } from './examples.ts';
import { indexPlaybooks } from './playbook-index.ts';
import { type ProcedureModel, procedureChances } from './procedure-model.ts';

export interface Choice {
  readonly playbook: Playbook;
  /** 0 to about 2: likeness to its examples, its cues, the signals that call for it, and what was learned from openings. */
  readonly score: number;
  /** What of the score comes from all but the openings. */
  readonly told: number;
  /** How likely the openings of the team alone make it; 0 to 1. */
  readonly chance: number;
  /** Sure enough to take a matter to another specialist for, or to offer beside an answer. */
  readonly sure: boolean;
}

/** What was read from a message beside its words. */
export type ReadMatter = Pick<RoutedMessage, 'signals' | 'concepts' | 'language'>;

/** Chooses among the playbooks of an agent. Learned from their examples once, then a fraction of a millisecond. */
export interface Chooser {
  /** The playbooks that fit, best first; none when nothing speaks for one. */
  choose(agent: Agent, text: string, read: ReadMatter): readonly Choice[];
}

/** From this chance on the openings of the team alone speak for a playbook, and from the other on they are sure of it. */
const learned = { fits: 0.35, sure: 0.5 };
/** Below it nothing speaks for a playbook clearly enough: when its words or a signal do, and when only its examples do. */
const fitting = { spoken: 0.34, alike: 0.5 };
/** From it on a playbook is sure; when the words speak of all that it is about, or a signal calls for it, less will do. */
const surely = { alone: 0.6, spoken: 0.4 };
/** What it counts beside that how likely the openings make it. */
const learnedWeight = 1.5;
/** What it counts when the words of a message speak of all that a playbook is about, the more the more that is; when a signal calls for it. */
const weight = { cues: 0.35, list: 0.1, missing: 0.15, signal: 0.35, alarm: 0.6 };
/** A message that speaks of all classes of words of a playbook: in another language, and in English. Each list more is more to go by. */
const byClasses = { foreign: 0.6, english: 0.35, list: 0.05 };

interface Learned {
  readonly similarity: Similarity<Playbook>;
  readonly cues: Cues;
}

/** A message, the part of it that was handed over, and a part that is taken up first are looked at by every agent. */
const textsAtOnce = 8;

export interface ChooserSources {
  readonly vocabulary: Vocabulary;
  /** Of the playbooks of agents; what is not among them is made when it is first asked for. */
  readonly indexes: AnswerIndex['playbooks'];
  /** Undefined for a team without openings. Read when it is first needed. */
  procedures(): ProcedureModel | undefined;
  readonly router: Pick<Router, 'features'>;
}

export function createChooser({ vocabulary, indexes, procedures, router: { features } }: ChooserSources): Chooser {
  const model = once(procedures);
  const chancesOf = remembered(textsAtOnce, (text) => {
    const known = model();
    return known === undefined ? none : procedureChances(known, features(text));
  });
  const learnedOf = onceEach((agent: Agent): Learned => {
    const examples = playbookExamples(agent);
    const index = indexes[agent.name] ?? indexPlaybooks(agent, vocabulary);
    return { similarity: similarityOver(index.examples, (example) => examples[example]?.item, vocabulary), cues: cuesOver(index.cues) };
  });
  const read = remembered(textsAtOnce, (text) => readCues(text, vocabulary));
  const spokenTo = onceEach((agent: Agent) => {
    const { similarity, cues } = learnedOf(agent);
    return remembered(textsAtOnce, (text) => ({ near: similarity.nearest(text, 15), cues: cues.in(read(text)) }));
  });
  return {
    choose(agent, text, said) {
      const { near, cues } = spokenTo(agent)(text);
      const chances = chancesOf(text);
      const message = headsIn(text) === undefined ? said : { ...said, concepts: new Set([...said.concepts, 'people']) };
      return agent.playbooks
        .map((playbook): Choice => {
          const alike = near.filter(({ item }) => item === playbook).map((one) => one.similarity);
          const best = (alike[0] ?? 0) + 0.25 * (alike[1] ?? 0);
          return choiceOf(playbook, { cues, alike: best, chance: chances.get(playbook.name) ?? 0 }, message);
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => Number(b.sure) - Number(a.sure) || b.score - a.score);
    },
  };
}

interface Seen {
  readonly cues: CuesInText;
  /** How like the message is to its examples. */
  readonly alike: number;
  /** How likely the openings of the team make it; 0 to 1. */
  readonly chance: number;
}

/** A playbook whose cues are not all there is unlikely, however much the message looks like an example. */
function choiceOf(playbook: Playbook, { cues, alike, chance }: Seen, read: ReadMatter): Choice {
  const calls = read.signals.filter(({ name }) => playbook.signals?.includes(name) === true);
  const called = calls.length > 0;
  const alarmed = calls.some(({ urgency }) => urgency === 'immediate');
  // What the openings make likely enough is believed against a phrase that mostly speaks against it.
  if (cues.excludes(playbook.name)) return { playbook, score: 0, told: 0, chance, sure: false };
  const { met, of } = cues.met(playbook.name, read.concepts);
  const spoken = of > 0 && met === of;
  const missing = called ? 0 : weight.missing * (of - met);
  const own = alike + (spoken ? weight.cues + weight.list * (of - 1) : -missing) + (alarmed ? weight.alarm : called ? weight.signal : 0);
  // In English the classes are only believed together with a word of the playbook's own.
  const spokenOf = read.language.code === 'en' && of > 0 && met === 0 ? 0 : classScore(playbook, read);
  const leads = spoken || called || of === 0;
  const alone = own >= (leads ? fitting.spoken : fitting.alike) ? own : 0;
  const told = Math.max(alone, spokenOf);
  const score = told > 0 || chance >= learned.fits ? told + learnedWeight * chance : 0;
  return { playbook, score, told, chance, sure: told >= (spoken || called ? surely.spoken : surely.alone) || chance >= learned.sure };
}

/**
 * In another language there are no examples to compare with: the classes of its words have to do. In English they are
 * the last resort, for what is told in words that no example has.
 */
function classScore({ classes = [] }: Playbook, { concepts, language }: ReadMatter): number {
  if (classes.length === 0 || !classes.every((list) => list.some((name) => concepts.has(name)))) return 0;
  return (language.code === 'en' ? byClasses.english : byClasses.foreign) + byClasses.list * (classes.length - 1);
}

const none: ReadonlyMap<string, number> = new Map();

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function onceEach<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

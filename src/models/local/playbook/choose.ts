import type { Agent, Playbook } from '../../../core/agent.ts';
import { createSimilarity, type Similarity } from '../answer/similarity.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';

export interface Choice {
  readonly playbook: Playbook;
  /** 0 to about 1.5: likeness to its examples, and its cues. */
  readonly score: number;
}

/** Chooses among the playbooks of an agent. Learned from their examples once, then a fraction of a millisecond. */
export interface Chooser {
  /** The playbooks that fit, best first; none when nothing speaks for one. */
  choose(agent: Agent, text: string): readonly Choice[];
}

/** Below it nothing speaks for a playbook clearly enough. */
const fitting = 0.36;
/** What it counts when the words of a message speak of all that a playbook is about. */
const cueWeight = 0.35;

export function createChooser(vocabulary: Vocabulary): Chooser {
  const learned = new WeakMap<Agent, Similarity<Playbook>>();
  const similarityFor = (agent: Agent) => {
    const known = learned.get(agent);
    if (known !== undefined) return known;
    const examples = agent.playbooks.flatMap((playbook) => playbook.examples.map((text) => ({ text, item: playbook })));
    const made = createSimilarity(examples, vocabulary);
    learned.set(agent, made);
    return made;
  };
  return {
    choose(agent, text) {
      const near = similarityFor(agent).nearest(text, 15);
      const ids = vocabulary.ids(text);
      const lower = ` ${text.toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, ' ')} `;
      return agent.playbooks
        .map((playbook): Choice => {
          const alike = near.filter(({ item }) => item === playbook).map(({ similarity }) => similarity);
          const best = (alike[0] ?? 0) + 0.25 * (alike[1] ?? 0);
          return { playbook, score: excluded(playbook, lower) ? 0 : best + cueScore(playbook, ids, lower, vocabulary) };
        })
        .filter(({ score }) => score >= fitting)
        .sort((a, b) => b.score - a.score);
    },
  };
}

/** A playbook whose cues are not all there is unlikely, however much the message looks like an example. */
function cueScore({ cues }: Playbook, ids: ReadonlyMap<string, number>, lower: string, vocabulary: Vocabulary): number {
  if (cues === undefined || cues.length === 0) return 0;
  const met = cues.filter((phrases) => phrases.some((phrase) => speaksOf(phrase, ids, lower, vocabulary))).length;
  return met === cues.length ? cueWeight : -0.15 * (cues.length - met);
}

function excluded({ unless }: Playbook, lower: string): boolean {
  return unless?.some((phrase) => lower.includes(phrase.toLowerCase())) ?? false;
}

/** Several words have to stand there as they are; a single one may be inflected, one with hyphens in all its parts. */
function speaksOf(phrase: string, ids: ReadonlyMap<string, number>, lower: string, vocabulary: Vocabulary): boolean {
  if (phrase.includes(' ')) return lower.includes(phrase.toLowerCase());
  const stems = [...vocabulary.ids(phrase).keys()].filter((id) => !id.startsWith('#'));
  return (stems.length > 0 && stems.every((id) => ids.get(id) === 1)) || lower.includes(` ${phrase.toLowerCase()} `);
}

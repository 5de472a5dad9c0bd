import type { Agent } from '../../../core/agent.ts';
import { indexTexts, type SimilarityIndex } from '../answer/similarity-index.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { type CueIndex, indexCues } from './cue-index.ts';
import { playbookExamples } from './examples.ts';

/** What the playbooks of an agent are chosen by. */
export interface PlaybookIndex {
  /** Of all of them, in order. */
  readonly examples: SimilarityIndex;
  readonly cues: CueIndex;
}

export function indexPlaybooks(agent: Pick<Agent, 'playbooks'>, vocabulary: Vocabulary): PlaybookIndex {
  const examples = playbookExamples(agent).map(({ text }) => text);
  return { examples: indexTexts(examples, vocabulary), cues: indexCues(agent, vocabulary) };
}

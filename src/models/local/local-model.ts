import type { Team } from '../../core/agent.ts';
import { nextCitation } from '../../core/citation.ts';
import type { Model } from '../../core/model.ts';
import { createAskedBefore, parseAsked } from './answer/asked-before.ts';
import { createVocabulary } from './answer/vocabulary.ts';
import { createChooser } from './playbook/choose.ts';
import { toReplay } from './playbook/thread.ts';
import { ReplyDraft } from './reply-draft.ts';
import type { Router } from './routing/router.ts';
import { type Skills, specialist } from './specialist.ts';
import { triage } from './triage.ts';

export interface LocalModelSources {
  readonly router: Router;
  /** Content of the team's `questions/*.jsonl` by file name: questions with the sections that answer them. */
  readonly questions?: ReadonlyMap<string, string>;
}

/**
 * The engine that needs no key and no network: routes by what it learned from examples, follows playbooks to the letter
 * and answers in the words of the documents. The same request always gets the same reply.
 */
export function localModel({ router, questions = new Map() }: LocalModelSources): Model {
  const asked = [...questions].flatMap(([file, content]) => parseAsked(file, content));
  const learned = new WeakMap<Team, Skills>();
  const skillsFor = (team: Team): Skills => {
    const known = learned.get(team);
    if (known !== undefined) return known;
    const vocabulary = createVocabulary(team.synonyms);
    const skills = { router, vocabulary, askedBefore: createAskedBefore(asked, vocabulary), chooser: createChooser(vocabulary) };
    learned.set(team, skills);
    return skills;
  };
  return {
    engine: 'local',
    async *stream(request, signal) {
      signal.throwIfAborted();
      const draft = new ReplyDraft(nextCitation(request.conversation));
      if (request.agent.role === 'triage') {
        const stop = triage(request, skillsFor(request.team), draft);
        yield* draft.events(stop);
        return;
      }
      const { thread, stop } = specialist(request, skillsFor(request.team), draft);
      yield* draft.events(stop, toReplay(thread));
    },
  };
}

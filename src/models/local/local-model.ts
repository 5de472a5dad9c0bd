import { nextCitation } from '../../core/citation.ts';
import type { Model } from '../../core/model.ts';
import type { AnswerIndex } from './answer/answer-index.ts';
import { askedBeforeOver } from './answer/asked-before.ts';
import { askedInAllLanguages } from './answer/other-languages.ts';
import { vocabularyOver } from './answer/vocabulary.ts';
import { createChooser } from './playbook/choose.ts';
import type { ProcedureModel } from './playbook/procedure-model.ts';
import { lastThread, toReplay } from './playbook/thread.ts';
import { ReplyDraft } from './reply-draft.ts';
import type { Router } from './routing/router.ts';
import { specialist } from './specialist.ts';
import { triage } from './triage.ts';
import { otherWordsNote, wantsOtherWords } from './understanding/wishes-of-operator.ts';

export interface LocalModelSources {
  readonly router: Router;
  /** Made from the team. */
  readonly answers: AnswerIndex;
  /** What was learned of procedures; undefined for a team without openings. Read when it is first needed. */
  procedures(): ProcedureModel | undefined;
}

/**
 * The engine that needs no key and no network: routes by what it learned from examples, follows playbooks to the letter
 * and answers in the words of the documents. The same request always gets the same reply.
 */
export function localModel({ router, answers: { phrases, asked, others, playbooks }, procedures }: LocalModelSources): Model {
  const vocabulary = vocabularyOver(phrases);
  const askedBefore = askedInAllLanguages(askedBeforeOver(asked, vocabulary), others, vocabulary);
  const skills = { router, vocabulary, askedBefore, chooser: createChooser({ vocabulary, indexes: playbooks, procedures, router }) };
  return {
    engine: 'local',
    async *stream(request, signal) {
      signal.throwIfAborted();
      const draft = new ReplyDraft(nextCitation(request.conversation));
      if (wantsOtherWords(request)) {
        draft.note(otherWordsNote);
        const at = lastThread(request.conversation.entries, request.agent.name);
        yield* draft.events('clarify', at === undefined ? undefined : toReplay(at));
        return;
      }
      if (request.agent.role === 'triage') {
        const stop = triage(request, skills, draft);
        yield* draft.events(stop);
        return;
      }
      const { thread, stop } = specialist(request, skills, draft);
      yield* draft.events(stop, toReplay(thread));
    },
  };
}

import type { Playbook } from '../../core/agent.ts';
import type { ModelRequest } from '../../core/model.ts';
import type { AskedBefore } from './answer/asked-before.ts';
import type { Vocabulary } from './answer/vocabulary.ts';
import type { Chooser } from './playbook/choose.ts';
import { follow, type Progress } from './playbook/follow.ts';
import type { Thread } from './playbook/thread.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { replyToIntroduction } from './reply-to-introduction.ts';
import { reply } from './reply-to-question.ts';
import type { Router } from './routing/router.ts';
import { situationOf } from './situation.ts';
import { understand, understandAnew } from './understanding/understand.ts';

export interface Skills {
  readonly router: Router;
  readonly vocabulary: Vocabulary;
  readonly askedBefore: AskedBefore;
  readonly chooser: Chooser;
}

/** A specialist's turn to speak: takes in what is new, then goes on with what it is at. */
export function specialist(request: ModelRequest, skills: Skills, draft: ReplyDraft): Progress {
  const { incoming, thread } = situationOf(request);
  const next = incoming === undefined ? thread : understand(request, incoming, thread, skills, draft);
  if (next === undefined) return { thread: idle(request), stop: 'end' };
  const progress = goOn(request, next, skills, draft);
  if (incoming === undefined || thread === undefined || !draft.silent || !progress.thread.finished) return progress;
  return goOn(request, understandAnew(request, incoming, thread, skills, draft), skills, draft);
}

function goOn(request: ModelRequest, next: Thread, skills: Skills, draft: ReplyDraft): Progress {
  const playbook = next.kind === 'playbook' ? playbookOf(request, next) : undefined;
  if (playbook !== undefined) return follow(playbook, next, request, draft, skills);
  if (next.kind === 'introduction') return replyToIntroduction(request, next, draft);
  return next.kind === 'question' && !next.finished ? reply(request, next, draft, skills) : { thread: next, stop: 'end' };
}

function playbookOf({ agent }: ModelRequest, { playbook }: Thread): Playbook | undefined {
  return agent.playbooks.find(({ name }) => name === playbook);
}

/** It was called without anything to do: results came in that nobody waits for. */
function idle({ conversation }: ModelRequest): Thread {
  return { kind: 'talk', matter: '', since: conversation.entries.at(-1)?.seq ?? 0, slots: {}, said: [], finished: true };
}

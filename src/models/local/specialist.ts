import type { Playbook } from '../../core/agent.ts';
import type { ModelRequest } from '../../core/model.ts';
import type { AskedInAllLanguages } from './answer/other-languages.ts';
import type { Vocabulary } from './answer/vocabulary.ts';
import type { Chooser } from './playbook/choose.ts';
import { follow, type Progress } from './playbook/follow.ts';
import { alone, type Thread } from './playbook/thread.ts';
import type { ReplyDraft } from './reply-draft.ts';
import { replyToIntroduction } from './reply-to-introduction.ts';
import { reply } from './reply-to-question.ts';
import type { Router } from './routing/router.ts';
import { situationOf } from './situation.ts';
import { nextMatter, passOn } from './understanding/later-matters.ts';
import { understand, understandAnew } from './understanding/understand.ts';

export interface Skills {
  readonly router: Router;
  readonly vocabulary: Vocabulary;
  readonly askedBefore: AskedInAllLanguages;
  readonly chooser: Chooser;
}

/** A specialist's turn to speak: takes in what is new, then goes on with what it is at, and after it with what else was written. */
export function specialist(request: ModelRequest, skills: Skills, draft: ReplyDraft): Progress {
  const { incoming, thread } = situationOf(request);
  const before = thread === undefined ? undefined : alone(thread);
  const next = incoming === undefined ? thread : withLater(understand(request, incoming, before, skills, draft), thread);
  if (next === undefined) return { thread: idle(request), stop: 'end' };
  const progress = goOn(request, next, skills, draft);
  const ledNowhere = incoming !== undefined && before !== undefined && draft.silent && progress.thread.finished;
  const made = ledNowhere
    ? goOn(request, withLater(understandAnew(request, incoming, before, skills, draft), thread), skills, draft)
    : progress;
  return theRest(request, made, skills, draft);
}

/** What was written with an earlier matter comes after what was written now, unless all was called off. */
function withLater(next: Thread, before: Thread | undefined): Thread {
  const later = [...(next.later ?? []), ...(next.dropped === true ? [] : (before?.later ?? []))];
  return later.length === 0 ? alone(next) : { ...next, later };
}

/** The other matters of the message: one's own as soon as the one before is over, those of colleagues when nothing is being looked up. */
function theRest(request: ModelRequest, progress: Progress, skills: Skills, draft: ReplyDraft): Progress {
  const { finished, asked } = progress.thread;
  // What was asked may be left open when the reply is complete without the answer.
  const over = draft.calls === 0 && (finished || (asked !== undefined && progress.stop === 'end'));
  const { next, before } = over ? nextMatter(request, progress.thread, skills, draft) : { before: progress.thread };
  if (next !== undefined) return theRest(request, goOn(request, next, skills, draft), skills, draft);
  const { stop } = progress;
  return draft.looksUp ? { thread: before, stop } : { thread: passOn(request, withAside(before), skills, draft), stop };
}

/** A "yes" is meant for what was offered last, also when that was about a matter before. */
function withAside({ aside, ...thread }: Thread): Thread {
  if (aside === undefined) return thread;
  if (!thread.finished) return { ...thread, aside };
  const { offer, matter, topic = matter } = thread;
  if (offer === 'ticket' && aside.offer === offer) return { ...thread, topic: `${aside.topic}\n${topic}` };
  return thread.offer === undefined ? { ...thread, ...aside } : thread;
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

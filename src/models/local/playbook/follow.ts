import type { Playbook, PlaybookStep } from '../../../core/agent.ts';
import type { CallState } from '../../../core/conversation.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import type { ModelRequest } from '../../../core/model.ts';
import type { ToolResult } from '../../../core/tool.ts';
import { answerFrom } from '../answer/answer.ts';
import type { AskedBefore } from '../answer/asked-before.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import type { ReplyDraft } from '../reply-draft.ts';
import { searchesFor } from '../searches.ts';
import { writtenBefore } from '../words-of.ts';
import { callsOf, isVerified, type ThreadCalls } from './calls-of.ts';
import { citeSections, missingSections } from './cite.ts';
import { type Expressions, expressionsOver } from './expressions.ts';
import { failureWords } from './failure-words.ts';
import { withPrelude } from './prelude.ts';
import { dependsOn, nameOf, plainResult, readTools, restsOnRehearsal } from './step-results.ts';
import { isObject, type Thread } from './thread.ts';

export interface Understanding {
  readonly vocabulary: Vocabulary;
  readonly askedBefore: AskedBefore;
}

/** Where following a playbook stopped this time. */
export interface Progress {
  readonly thread: Thread;
  readonly stop: 'end' | 'clarify';
}

type CallStep = Extract<PlaybookStep, { type: 'call' }>;

/**
 * Follows a playbook from its beginning: what was said is not said again, what was called is not called again (a call
 * counts by its step and its input, so that a corrected slot calls anew). Stops where something has to come in first.
 */
export function follow(
  playbook: Playbook,
  start: Thread,
  request: ModelRequest,
  draft: ReplyDraft,
  understanding: Understanding,
): Progress {
  const whole = { ...playbook, ...withPrelude(playbook) };
  const run = new Run(whole, start, request, draft, understanding);
  for (let at = 0; at < whole.steps.length; at += 1) {
    const step = whole.steps[at];
    if (step === undefined || !run.applies(step)) continue;
    const went = run.take(step, whole.steps.slice(at + 1));
    if (went !== 'on') return run.progress(went);
  }
  return run.progress('finished');
}

type Went = 'on' | 'waits' | 'asks' | 'offers' | 'finished';

class Run {
  readonly #playbook: Playbook;
  readonly #request: ModelRequest;
  readonly #draft: ReplyDraft;
  readonly #understanding: Understanding;
  readonly #calls: ThreadCalls;
  readonly #earlier: ThreadCalls;
  readonly #results: Record<string, JsonValue>;
  #thread: Thread;

  constructor(playbook: Playbook, thread: Thread, request: ModelRequest, draft: ReplyDraft, understanding: Understanding) {
    this.#playbook = playbook;
    this.#thread = thread;
    this.#request = request;
    this.#draft = draft;
    this.#understanding = understanding;
    this.#calls = callsOf(request.conversation, request.agent.name, thread.since);
    this.#earlier = callsOf(request.conversation, request.agent.name, -1);
    this.#results = Object.fromEntries(
      playbook.steps.flatMap((step) => (step.type === 'call' ? [[nameOf(step.id), { status: 'none', summary: '', data: null }]] : [])),
    );
  }

  applies(step: PlaybookStep): boolean {
    return this.#expressions().test(step.if, this.#mark(step.id));
  }

  progress(went: Exclude<Went, 'on'>): Progress {
    const { asked: _, ...rest } = this.#thread;
    const open = went === 'asks' || went === 'offers';
    const thread = open ? this.#thread : { ...rest, finished: went === 'finished' };
    return { thread, stop: went === 'asks' ? 'clarify' : 'end' };
  }

  take(step: PlaybookStep, later: readonly PlaybookStep[]): Went {
    switch (step.type) {
      case 'call':
        return this.#call(step, later);
      case 'say':
        return this.#say(step);
      case 'ask':
        return this.#ask(step);
      case 'note':
        this.#once(step.id, this.#expressions().render(step.text, this.#mark(step.id)), (text) => this.#draft.note(text));
        return 'on';
      case 'answer':
        return this.#answer(step);
      case 'handoff': {
        const reason = this.#expressions().render(step.reason, this.#mark(step.id));
        this.#draft.call('handoff', { to: step.to, reason, urgency: 'high', brief: this.#thread.matter }, this.#mark(step.id));
        return 'finished';
      }
      case 'stop':
        return 'finished';
    }
  }

  #call(step: CallStep, later: readonly PlaybookStep[]): Went {
    const mark = this.#mark(step.id);
    const input = this.#input(step);
    const made = this.#calls.latest(mark, input);
    if (made === undefined) {
      this.#draft.call(step.tool, input, mark);
      this.#callBeside(step, later);
      return 'waits';
    }
    if (made.result === undefined) return 'waits';
    if (made.result.status === 'blocked') {
      const cleared = this.#clear(step, made, input);
      if (cleared !== 'as-it-is') return cleared;
    }
    this.#results[nameOf(step.id)] = plainResult(made);
    if (made.result.status === 'done' || this.#speaksOf(step, later)) return 'on';
    return this.#sayFailed(step, made.result);
  }

  /** What does not depend on the call goes out with it: look-ups that follow, sections that the next words will cite. */
  #callBeside(first: CallStep, later: readonly PlaybookStep[]): void {
    const waiting = [first.id];
    let at = 0;
    for (; at < later.length; at += 1) {
      const step = later[at];
      if (step?.type !== 'call' || !readTools.has(step.tool) || dependsOn(step, waiting) || !readTools.has(first.tool)) break;
      if (!this.applies(step)) continue;
      const input = this.#input(step);
      if (this.#calls.latest(this.#mark(step.id), input) === undefined) this.#draft.call(step.tool, input, this.#mark(step.id));
      waiting.push(step.id);
    }
    if (!readTools.has(first.tool)) return;
    const sections: string[] = [];
    for (const step of later.slice(at)) {
      if (step.type === 'call') break;
      if (step.type === 'say') sections.push(...(step.cite ?? []));
    }
    this.#searchSections(first.id, [...new Set(sections)]);
  }

  /** Does first what a blocked call needs, then lets it be called again. */
  #clear(step: CallStep, { result, seq }: CallState, input: JsonObject): Went | 'as-it-is' {
    const mark = this.#mark(step.id);
    if (result?.status !== 'blocked') return 'as-it-is';
    const tool = result.needs === 'identity' ? 'verify_identity' : 'escalate';
    const first = result.needs === 'identity' ? `${mark}~identity` : `${mark}~escalation-${result.about ?? result.class}`;
    const preparation = this.#calls.latest(first);
    if (preparation === undefined || (result.needs === 'identity' && preparation.result?.status === 'done' && seq > preparation.seq)) {
      if (!this.#request.agent.tools.includes(tool)) {
        this.#draft.note(`${step.tool} waits: ${result.summary}`);
        return 'as-it-is';
      }
      const needed: JsonObject =
        result.needs === 'identity'
          ? {}
          : { kind: result.about ?? 'money', class: result.class, summary: this.#thread.matter.slice(0, 1500) };
      if (result.needs === 'escalation') {
        this.#draft.say('Our rules ask for an escalation before this can be done; I have prepared it, and go on as soon as it is filed.');
      }
      this.#draft.call(tool, needed, first);
      return 'waits';
    }
    if (preparation.result === undefined) return 'waits';
    if (preparation.result.status !== 'done' || preparation.seq < seq) return 'as-it-is';
    this.#draft.call(step.tool, input, mark);
    return 'waits';
  }

  /** Whether the playbook itself has words for how a call ended. */
  #speaksOf(step: CallStep, later: readonly PlaybookStep[]): boolean {
    return later.some(
      (other) => other.if?.includes(`results.${nameOf(step.id)}.`) === true && other.type !== 'call' && this.applies(other),
    );
  }

  /** What a playbook says nothing about: a call that was refused, failed or waits. Nothing is claimed, and what comes next is said. */
  #sayFailed(step: CallStep, result: ToolResult): Went {
    const { text, note, clauses } = failureWords(step.tool, result);
    if (this.#searchSections(step.id, clauses)) return 'waits';
    const said = citeSections(text, clauses, this.#earlier.passages(), this.#draft.nextCitation, this.#understanding.vocabulary);
    this.#once(`${step.id}!${result.status}`, text, () => this.#draft.say(said.text, said.citations));
    if (note !== undefined) this.#once(`${step.id}!note`, note, () => this.#draft.note(note));
    return 'finished';
  }

  #say(step: Extract<PlaybookStep, { type: 'say' }>): Went {
    const text = this.#expressions().render(step.text, this.#mark(step.id));
    if (this.#thread.said.includes(`${step.id}\n${text}`)) return 'on';
    const cited = step.cite ?? [];
    if (this.#searchSections(step.id, cited)) return 'waits';
    const { vocabulary } = this.#understanding;
    const said = citeSections(text, cited, this.#earlier.passages(), this.#draft.nextCitation, vocabulary);
    const rehearsed = restsOnRehearsal(step, this.#results)
      ? 'Rehearsed, and nothing was changed. In earnest this would be the reply: '
      : '';
    this.#once(step.id, text, () => this.#draft.say(`${rehearsed}${said.text}`, said.citations));
    return 'on';
  }

  #ask(step: Extract<PlaybookStep, { type: 'ask' }>): Went {
    const text = this.#expressions().render(step.text, this.#mark(step.id));
    const times = this.#thread.said.filter((said) => said === `${step.id}\n${text}`).length;
    // What was asked and answered is not asked again, whether the playbook says so or not.
    const answered = step.slot !== undefined && (this.#thread.slots[step.slot] ?? null) !== null;
    if (times > 0 && (answered || step.optional === true)) return 'on';
    if (times === 2) {
      this.#draft.note(`Asked twice without an answer that could be used: ${text}`);
      return 'finished';
    }
    this.#draft.say(
      times === 0 ? text : `Thank you. To go on I still need one thing, sorry that I ask again. ${text.replace(/^Gladly\. /, '')}`,
    );
    this.#thread = { ...this.#thread, said: [...this.#thread.said, `${step.id}\n${text}`], asked: step.id };
    return step.optional === true ? 'offers' : 'asks';
  }

  #answer(step: Extract<PlaybookStep, { type: 'answer' }>): Went {
    const query = this.#expressions().render(step.query, this.#mark(step.id));
    if (this.#thread.said.includes(`${step.id}\n${query}`)) return 'on';
    const { vocabulary, askedBefore } = this.#understanding;
    const mark = `${this.#mark(step.id)}~search`;
    const wanted = searchesFor(query, askedBefore).filter((search) => this.#calls.latest(mark, search) === undefined);
    if (wanted.length > 0) {
      for (const search of wanted) this.#draft.call('search_knowledge', search, mark);
      return 'waits';
    }
    const { conversation, team } = this.#request;
    const plan = conversation.customer?.plan;
    const answer = answerFrom(query, {
      passages: this.#calls.passages(mark),
      vocabulary,
      askedBefore,
      plans: team.terms.plans,
      firstNumber: this.#draft.nextCitation,
      ...(plan === undefined ? {} : { plan }),
    });
    this.#once(step.id, query, () => this.#draft.say(answer.text, answer.citations));
    return 'on';
  }

  /** Searches for sections that are not at hand. False when all are, or were looked for already. */
  #searchSections(id: string, sections: readonly string[]): boolean {
    let searching = false;
    for (const section of missingSections(sections, this.#earlier.passages())) {
      const [document = '', ...heading] = section.split(' › ');
      const mark = `${this.#mark(id)}~cite`;
      const input = { query: heading.join(' '), documents: [document] };
      if (this.#calls.latest(mark, input) !== undefined || this.#sought(input)) continue;
      this.#draft.call('search_knowledge', input, mark);
      searching = true;
    }
    return searching;
  }

  #sought(input: JsonObject): boolean {
    return this.#playbook.steps.some(({ id }) => this.#calls.latest(`${this.#mark(id)}~cite`, input) !== undefined);
  }

  #once(id: string, text: string, doIt: (text: string) => void): void {
    const key = `${id}\n${text}`;
    if (this.#thread.said.includes(key)) return;
    doIt(text);
    this.#thread = { ...this.#thread, said: [...this.#thread.said, key] };
  }

  #input(step: CallStep): JsonObject {
    const filled = this.#expressions().fill(step.with, this.#mark(step.id));
    return isObject(filled) ? filled : {};
  }

  #expressions(): Expressions {
    const { conversation, now } = this.#request;
    const { customer } = conversation;
    return expressionsOver({
      slots: this.#thread.slots,
      results: this.#results,
      customer: customer === undefined ? null : { ...customer, contact: customer.contact === undefined ? null : { ...customer.contact } },
      verified: isVerified(conversation, now),
      message: this.#thread.matter,
      earlier: writtenBefore(conversation.entries, this.#thread.since),
      now,
    });
  }

  #mark(id: string): string {
    return `${this.#playbook.name}/${id}`;
  }
}

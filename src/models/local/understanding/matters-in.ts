import type { Agent, AgentName } from '../../../core/agent.ts';
import type { RoutedMessage } from '../routing/router.ts';
import type { Skills } from '../specialist.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { forEachNamed } from './records-named.ts';
import { changesSomething, isGroundOf, isOneMatter, isPlainQuestion, type Want, wantOf } from './want.ts';

/** One of the matters of a message, and who takes it. */
export interface MatterIn {
  /** The customer's words; together the matters hold all of them. */
  readonly text: string;
  readonly to: AgentName;
  readonly asksToKnow: boolean;
  /** It asks for nothing by itself: it may answer what is open. */
  readonly bare: boolean;
  /** It says of itself that it is something else: "another thing". */
  readonly announced: boolean;
}

export interface HowToPart {
  /** A question is open: what asks for nothing by itself may be the answer to it. */
  readonly answering?: boolean;
  /** Who has the conversation: a question that nobody is likely for is theirs. */
  readonly near?: AgentName;
}

/** Who tells more than this tells a story: only what is announced is a matter of its own. In words. */
const story = 60;
/** What stands by itself after a matter, while a question is open, may be the answer to it. In characters. */
const shortAnswer = 40;
/** So many matters are taken up one by one; the last takes all that follows. */
const mostMatters = 6;
/** More than this is no list of matters any more. */
const mostClauses = 24;

/**
 * The matters of a message, in its order: what a clause asks for by itself, when that is something else than what the
 * clauses before it ask for. What asks for nothing stays with the matter before it. One when nothing tells them apart.
 */
export function mattersIn(
  routed: RoutedMessage,
  text: string,
  takers: readonly Agent[],
  skills: Skills,
  how: HowToPart = {},
): readonly MatterIn[] {
  return apartByWish(routed, text, takers, skills, how).flatMap((matter) => forEachRecord(matter, takers, skills));
}

/** "Refund pay_1 and pay_2": what is done to one record at a time is asked for as often as records are listed. */
function forEachRecord(matter: MatterIn, takers: readonly Agent[], skills: Skills): readonly MatterIn[] {
  const each = forEachNamed(matter.text);
  if (each.length < 2) return [matter];
  const whole: Clause = { text: matter.text, announced: true, sentence: true, dependent: false };
  const want = wantOf(whole, takers, skills, matter.to);
  const ofOneRecord = want?.playbook?.slots.some(({ kind }) => kind === 'id' || kind === 'amount') === true;
  if (want?.kind !== 'request' || want.playbook === undefined || !ofOneRecord || !changesSomething(want.playbook)) return [matter];
  return each.map((text) => ({ ...matter, text, to: want.to, bare: false, announced: true }));
}

function apartByWish(
  routed: RoutedMessage,
  text: string,
  takers: readonly Agent[],
  skills: Skills,
  { answering = false, near }: HowToPart,
): readonly MatterIn[] {
  const said = routed.anatomy.said === '' ? text : routed.anatomy.said;
  const whole: MatterIn = { text, to: routed.routing.to, asksToKnow: false, bare: false, announced: false };
  const grave = takers.find(keepsEscalations)?.name;
  const unsure = !routed.critical && (routed.routing.alternatives[0]?.probability ?? 0) < surelyGrave;
  // The most critical matter decides, and all the others go along with it.
  const clauses = routed.critical || (routed.routing.to === grave && !unsure) ? [] : clausesOf(said);
  if (clauses.length < 2 || clauses.length > mostClauses) return [whole];
  if (isPlainlyOne(clauses, said, routed, takers, skills)) return [whole];
  const long = said.split(/\s+/).length > story;
  if (long && !clauses.some(({ announced }) => announced)) return [whole];
  const parts: { want: Want | undefined; readonly texts: string[]; readonly announced: boolean }[] = [];
  for (const clause of clauses) {
    const found = wantOf(clause, takers, skills, parts.at(-1)?.want?.to ?? near);
    const want = found?.to === grave && !clause.announced ? undefined : found;
    const current = parts.at(-1);
    const same = want === undefined ? current : parts.find((part) => part.want !== undefined && isOneMatter(part.want, want, clause));
    const answers = answering && want === undefined && current?.want !== undefined && begins(clause) && clause.text.length <= shortAnswer;
    if (current === undefined || answers) parts.push({ want, texts: [clause.text], announced: clause.announced });
    else if (same !== undefined) same.texts.push(clause.text);
    else if (current.want === undefined && !(answering && begins(clause))) {
      current.want = want;
      current.texts.push(clause.text);
    } else if (want !== undefined && current.want?.kind === 'trouble' && tellsWhy(current.texts, clause, want, takers, skills)) {
      current.want = want;
      current.texts.push(clause.text);
    } else if (parts.length < mostMatters && opens(clause, want, current.want, long))
      parts.push({ want, texts: [clause.text], announced: clause.announced });
    else current.texts.push(clause.text);
  }
  if (parts.length < 2 || (routed.routing.to === grave && !isListOfOthers(clauses, takers, skills, grave))) return [whole];
  return parts.map(({ want, texts, announced }) => ({
    text: texts.join(' '),
    to: want?.to ?? routed.routing.to,
    asksToKnow: want?.kind === 'question' && want.playbook === undefined,
    bare: want === undefined,
    announced,
  }));
}

/** One sentence that was learned to begin one procedure tells what led to it, and does not ask for that as well. */
function isPlainlyOne(
  clauses: readonly Clause[],
  said: string,
  routed: RoutedMessage,
  takers: readonly Agent[],
  { chooser }: Skills,
): boolean {
  const oneSentence = clauses.every(({ announced, sentence }, at) => !announced && (at === 0 || !sentence));
  return oneSentence && takers.some((agent) => chooser.choose(agent, said, routed).some(({ chance }) => chance >= surelyOne));
}

const surelyOne = 0.75;

/** Routing that is hardly sure of something grave is wrong when every clause that says anything is plainly for others. */
function isListOfOthers(clauses: readonly Clause[], takers: readonly Agent[], skills: Skills, grave: AgentName): boolean {
  return clauses.every((clause) => {
    const want = wantOf(clause, takers, skills, undefined);
    return want === undefined ? clause.text.split(/\s+/).length <= aside : want.strong && want.to !== grave;
  });
}

/** What was told before a wish says on which ground it is wished for. */
function tellsWhy(told: readonly string[], { text }: Clause, { to }: Want, takers: readonly Agent[], skills: Skills): boolean {
  const taker = takers.find(({ name }) => name === to);
  return isGroundOf(text, [...told, text].join(' '), taker, skills);
}

/** Below it a message that may be grave is taken apart; so few words are said by the way. */
const surelyGrave = 0.6;
const aside = 5;

const keepsEscalations = ({ tools }: Agent) => tools.includes('list_escalations');

/** Whether a clause stands apart from what is before it. */
const begins = ({ announced, sentence }: Clause) => announced || sentence;

/** Whether a clause that asks for something else begins a matter of its own. */
function opens(clause: Clause, want: Want | undefined, before: Want | undefined, long: boolean): boolean {
  if (want === undefined || clause.dependent) return false;
  if (clause.announced || before === undefined) return true;
  if (!long && clause.sentence && isPlainQuestion(before) && isPlainQuestion(want)) return true;
  if (long || !want.strong || !before.strong) return false;
  // What is told before a question, or before what somebody wants for it, is what it is about.
  if (before.kind === 'trouble' && want.kind !== 'trouble') return want.kind === 'request' && before.to !== want.to;
  return true;
}

import type { Playbook, Slot } from '../../../core/agent.ts';
import { escapePattern } from '../../../core/escape-pattern.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import type { DateMention } from '../entities/dates.ts';
import { minutesIn } from '../entities/durations.ts';
import { megabytesIn } from '../entities/sizes.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { countIn, targetIn } from './count-in.ts';
import { wordsSaid } from './words-said.ts';

/**
 * The slots of a playbook as a message fills them; null for what it does not say. Amounts are cents, dates are
 * `2026-01-31`, durations minutes, sizes megabytes, plans lower-case. `asked` is the slot whose answer the message is.
 */
export function fillSlots(playbook: Playbook, text: string, routed: RoutedMessage, now: number, asked?: string): JsonObject {
  return Object.fromEntries(playbook.slots.map((slot) => [slot.name, slotValue(slot, text, routed, now, slot.name === asked)]));
}

/** Later words add to what was known, and overrule it. */
export function mergeSlots(before: JsonObject, later: JsonObject): JsonObject {
  return { ...before, ...Object.fromEntries(Object.entries(later).filter(([key, value]) => value !== null || !(key in before))) };
}

function slotValue(slot: Slot, text: string, { entities, language, concepts }: RoutedMessage, now: number, asked: boolean): JsonValue {
  switch (slot.kind) {
    case 'email':
      return entities.emails[0] ?? null;
    case 'amount':
      return entities.amounts[0]?.cents ?? (asked ? bareAmount(text) : null);
    case 'date':
      return entities.dates[0] === undefined ? null : resolveDate(entities.dates[0], now);
    case 'plan':
      return planIn(slot.name, text, entities.plans);
    case 'count':
      return slot.name === 'target' ? targetIn(text) : countIn(text, { entities, language, concepts }, asked);
    case 'id':
      return idIn(slot.name, text);
    case 'duration':
      return minutesIn(text);
    case 'size':
      return megabytesIn(text);
    case 'error-code':
      return entities.errorCodes[0] ?? null;
    case 'integration':
      return entities.integrations[0] ?? null;
    case 'choice':
      return choiceIn(slot.choices ?? [], text, asked);
    case 'said':
      return wordsSaid(slot.phrases ?? [], text);
    case 'text':
      return asked ? text.trim() : null;
  }
}

function bareAmount(text: string): number | null {
  const [, whole = '', fraction = ''] = /(\d[\d,]*)(?:\.(\d{1,2}))?/.exec(text) ?? [];
  return whole === '' ? null : Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'));
}

/** What a mention leaves open is read so that the day is the latest one before now. */
function resolveDate({ day, month, year, daysFromNow }: DateMention, now: number): string {
  const today = new Date(now);
  if (daysFromNow !== undefined) return iso(now + daysFromNow * 86_400_000);
  const wanted = { year: year ?? today.getUTCFullYear(), month: month ?? today.getUTCMonth() + 1, day: day ?? 1 };
  const time = Date.UTC(wanted.year, wanted.month - 1, wanted.day);
  if (year !== undefined || time <= now) return iso(time);
  return iso(
    month === undefined ? Date.UTC(wanted.year, wanted.month - 2, wanted.day) : Date.UTC(wanted.year - 1, wanted.month - 1, wanted.day),
  );
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Of the plans that were found, "from Basic to Pro": the slot `from` is the first, any other one the plan that is wanted. */
function planIn(name: string, text: string, plans: readonly string[]): string | null {
  const anyPlan = plans.map(escapePattern).join('|');
  const find = (words: string) =>
    plans.length === 0
      ? undefined
      : new RegExp(`\\b(?:${words})\\s+(?:the\\s+|our\\s+)?(${anyPlan})\\b`, 'i').exec(text)?.[1]?.toLowerCase();
  const from = find('from|leave|leaving|on');
  if (name === 'from') return from ?? null;
  return find('to|into|onto|on to|want|meant|mean|need|get|take|choose|rather') ?? plans.filter((plan) => plan !== from).at(-1) ?? null;
}

const idShapes: Readonly<Record<string, RegExp>> = {
  payment: /\bpay_\w+/i,
  invoice: /\binv[_-]\w+/i,
  ticket: /\bT-\d+/i,
  account: /\bacc_\w+/i,
  escalation: /\bESC-\d+/i,
};

function idIn(name: string, text: string): string | null {
  const shape = Object.entries(idShapes).find(([kind]) => name.startsWith(kind))?.[1];
  return (shape ?? /\b[A-Za-z]{1,8}[-_]\d+\b/).exec(text)?.[0] ?? null;
}

/** `yes` and `no`, `solved` and `unsolved` are understood in any words; another choice has to be named, in full or by its first word. */
function choiceIn(choices: readonly string[], text: string, asked: boolean): string | null {
  if (choices.includes('solved') && choices.includes('unsolved')) return outcomeIn(text, asked);
  const lower = text.toLowerCase();
  if (choices.includes('yes') && (wantsItAllTheSame(text) || (asked && saysDone(text)))) return 'yes';
  const named = choices.find((choice) => new RegExp(`\\b${choice.toLowerCase().replace(/[^\w ]/g, '.')}\\b`).test(lower));
  if (named !== undefined) return named;
  // A first message may begin with "stop" or "no" as well, and answers nothing.
  if (choices.includes('no') && ((asked && saysNo(text)) || saysUnsolved(text))) return 'no';
  if (choices.includes('yes') && saysSolved(text)) return 'yes';
  if (asked && choices.includes('yes') && saysYes(text)) return 'yes';
  return null;
}

/** "Yes, it has all rights" tells something, and not that it works: only a bare yes does. */
function outcomeIn(text: string, asked: boolean): 'solved' | 'unsolved' | null {
  if (saysUnsolved(text) || (asked && saysNo(text))) return 'unsolved';
  const bareYes =
    saysYes(text) &&
    /^\W*\p{L}+(?:\W+(?:yes|it (?:does|did|is|works)|solved|fixed|resolved|good|fine|great|perfect|thanks?|thank you|now|all|please|done))*\W*$/iu.test(
      text,
    );
  // A first message tells of the trouble, whatever else in it is fine.
  return asked && (saysSolved(text) || bareYes) ? 'solved' : null;
}

/** "No, a cheaper plan does not help, please cancel": the no is for what was offered beside. */
export function wantsItAllTheSame(text: string): boolean {
  return (
    saysNo(text) &&
    /\b(?:please|just|still|simply|go ahead and|i want to|we want to|anyway)\b[^.!?]{0,20}\b(?:cancel|proceed|go ahead|do it|end it|stop it|close it)\b|\b(?:cancel|do|end|close) (?:it|us|everything)?\s*(?:anyway|all the same|please)/i.test(
      text,
    ) &&
    !/\b(?:do not|don['’]?t|not) (?:\w+ )?(?:cancel|do it|proceed|end|close)\b/i.test(text)
  );
}

/** "I've put a new card in just now": what was asked for has been done. */
export function saysDone(text: string): boolean {
  return /^\W*(?:(?:oh|ok|okay|right|so|yes|sorry|thanks)\W+)*(?:(?:i|we)(?:['’]ve| have)?(?: just| already| now)* (?:put|added|entered|updated|changed|replaced|set|did|done|topped|paid|fixed|switched|unblocked|sorted|renewed)\b|(?:done|changed|updated|replaced|paid|sorted)\b|(?:a |the |our |my )?(?:new |other )?(?:card|paypal|method) (?:is|has been|was) (?:in|on|there|set|added|updated|changed|entered)\b)/i.test(
    text,
  );
}

/** "It works now", "geht wieder"; that it works somewhere else only tells where it does not. */
export function saysSolved(text: string): boolean {
  return solved.test(text.replace(elsewhere, ' '));
}

const elsewhere =
  /\b(?:in|on|with|from|at|using|under|for) (?:\p{L}+ ){1,3}(?:it )?works?\b(?! (?:now|again))|\b(?:it )?works? (?:fine |well )?(?:in|on|with|from|at|for) (?:\p{L}+ ?){1,3}(?=[.,;!]|$)(?<!\bnow|\bagain)/giu;
const solved =
  /\b(?:it works|works (?:now|again|fine|perfectly|like a charm)|working (?:now|again)|worked|(?:is|got|all|now) (?:solved|fixed|resolved|good|gone)|helped|(?:that|this|it|which) (?:did it|solved it|fixed it)|(?:that|this|it) was it|did the trick|(?:i['’]m|we['’]re|she['’]s|he['’]s|they['’]re|i am|we are) (?:back )?in(?= again| now|\W*$|\s*[,.;!])|geht (?:jetzt|wieder)|funktioniert|(?:ça|ca) marche|funziona|funciona|werkt weer|działa)\b/i;

/** "Still crashes", "no luck", "geht nicht". */
export function saysUnsolved(text: string): boolean {
  return /\b(?:still|no luck|same (?:thing|problem|error|again|result|as (?:before|ever|it was))|as before|no joy|wrong (?:again|every time|each time)|did(?: not|n'?t) (?:help|work|change)|does(?: not|n'?t) (?:help|work)|not work(?:ing)?|won'?t work|(?:^|nope|no|but|and)\W+nothing\b|[,;:.–—-]\s*nothing(?=\W*$)|(?:nothing|none|neither)\b[^.!]{0,24}\b(?:changed|helped|works|happens|worked)|no (?:change|success|difference|use|better)|not any better|to no avail|tried (?:all|everything|that)|(?:did|done) (?:all (?:of )?(?:that|this|it|them)|everything)|geht nicht|immer noch|toujours|ne marche|no funciona|non funziona)\b/i.test(
    text,
  );
}

export function saysYes(text: string): boolean {
  return /^\W*(?:ja|oui|s[ií]|sim|evet|tak|yes|yeah|yep|yup|sure|ok|okay|please do|go ahead|do it|of course|correct|right|exactly|absolutely|definitely|confirmed?|that's right|sounds good|fine|agreed|cancel (?:it|anyway)|i still want)\b/i.test(
    text,
  );
}

export function saysNo(text: string): boolean {
  return /^\W*(?:nein|non|nee|não|nie|hay[ıi]r|no|nope|nah|not|never|don't|do not|please don't|leave it|forget it|cancel that|stop)\b/i.test(
    text,
  );
}

import { sentencesOf } from '../routing/sentences.ts';

/** Says what is to be done: "upgrade us", "and then remove them". */
export function isOrder(text: string): boolean {
  return imperative.test(text.trim()) && !/\?\s*$/.test(text.trim());
}

/** Wants something done: "please do", "go ahead and upgrade us". */
export function isRequest(text: string): boolean {
  return (
    (imperative.test(text.trim()) ||
      /\b(?:please|pls|go ahead|can you|could you|i want|we want|i'd like|we'd like|i would like|we would like|let's)\b/i.test(text)) &&
    !/\?\s*$/.test(text.trim())
  );
}

/** "Base URL for production calls, please": names the thing that is wanted. */
export function bidsFor(text: string): boolean {
  return /\b(?:please|pls|plz)\W*$/i.test(text) && !imperative.test(text.trim());
}

/** "Move us to whatever has it": also as the last of several sentences. */
const imperative =
  /(?:^|[.!;:]\s+)(?:(?:so|then|and|just|kindly|ok|okay),? )*(?:move|upgrade|downgrade|switch|put|cancel|add|remove|change|send|take|give|refund|reset|unlock|stop|end|close|drop|reduce|increase|book|order|credit|reverse|return|charge|try|make) (?:us|me|our|my|the|it|this|that|them|him|her|one|two|three|four|five|\d+)\b/i;

/**
 * The message wants to know something, rather than have something done: it has a question, and the question is no
 * request ("can you …", "can I have my money back?").
 */
export function asksToKnow(matter: string): boolean {
  return sentencesOf(matter).some(
    ({ asks, text }) => ((asks && !isAstonished(text)) || beginsAsQuestion.test(text)) && (tellMe.test(text) || !isRequested(text)),
  );
}

/** "Got a mail that the payment failed??" tells something. */
function isAstonished(sentence: string): boolean {
  return /\?\s*[?!]+\s*$/.test(sentence) && !inverted.test(sentence);
}

const inverted =
  /^\W*(?:(?:and|but|so|ok|okay|or|then|hi|hello|pls|please)\W+)*(?:what|when|who|whose|where|why|how|which|is|are|am|was|were|do|does|did|can|could|will|would|may|might|must|should|shall|has|have|had|any|anyone|anything)\b/i;

/** Wants something done in the form of a question; "which currencies could you bill us in?" only looks like it. */
function isRequested(question: string): boolean {
  return wishes.some((wish) => wish.test(question)) || (ofYou.test(question) && !asksForFact.test(question));
}

/** Asks in any way: a question mark, a question word, "tell me". */
export function asks(matter: string): boolean {
  return sentencesOf(matter).some((sentence) => sentence.asks || beginsAsQuestion.test(sentence.text) || tellMe.test(sentence.text));
}

const beginsAsQuestion =
  /^(?:and |but |so |ok(?:ay)?,? )?(?:(?:what|when|who|where|why|how|which)(?:'s|s)? (?:is|are|was|were|do|does|did|can|could|will|would|should|shall|has|have|had|to|about|if|much|many|long|often|big|large|far|soon|fast|come|plan|plans|tier|one|kind|else)\b|(?:what|how|who|when|where)['’]?s\b|(?:is|are|does|did|can|will|may|must) (?:an?|the|there|it|this|that|any|all|your|basic|pro|enterprise)\b|do (?:the|any|all|your|basic|pro|enterprise)\b)/i;
const tellMe =
  /\b(?:tell|explain(?: to)?|show|remind|inform|let) (?:me|us)(?: know)?\b|\b(?:explain|clarify)\b|\bi(?:'d| would) like to (?:know|understand)\b|\b(?:wondering|curious)\b|\bwants? to know\b/i;
const asksForFact =
  /^(?:and |but |so |ok(?:ay)?,? )?(?:what|which|when|who|where|how (?:much|many|long|often|far|soon|fast|big|large|old|late|early))\b/i;
const ofYou = /\b(?:can|could|would|will) you\b|\bplease\b/i;
/** Apart from one another, because together they take far longer to make. */
const wishes: readonly RegExp[] = [
  /\b(?:can|could|may|might) (?:i|we) (?:please )?(?:get|have|be) (?:a |my |our |the |this |that )?(?:full |last |latest |whole )?(?:refund|money|copy|payment|fee|month|amount|reimbursed|refunded)/i,
  /\bhave (?:the|my|our) money\b/i,
  /\b(?:can|could|may|might|would|will)\b[^?]{0,60}\b(?:come back|go back|returned|refunded|undone|reversed|credited|reimbursed)\b/i,
  /\bbe (?:sent|paid|given) back\b/i,
  /\b(?:can|could|may|might|would|will)\b[^?]{0,60}\bbe (?:\w+ )?(?:e?-?mailed|sent|resent|forwarded|posted|given|issued|moved|changed|added|removed|taken|reset|unlocked|opened|reopened|restored|cancelled|lifted|reduced|raised)\b[^?]{0,40}(?:\b(?:to|for) (?:me|us|her|him|them)\b|\b(?:again|once more|now|today|please)\b)/i,
  /\b(?:can|could|may|might) (?:i|we) (?:please )?(?:have|get)\b[^?]{0,40}\b(?:e?-?mailed|resent|sent|forwarded|again|once more)\b/i,
  /\b(?:can|could|may) (?:i|we) (?:get|have) (?:\w+ ){1,4}back\b/i,
  /\bhow (?:do|can) (?:i|we) (?:cancel|stop|end|terminate|get (?:a |my |our )?(?:refund|money))/i,
  /\bwhat (?:are|will|would) you (?:going to )?(?:pay|give|refund|do)\b/i,
  /\bwhat would be (?:so |really |very )?(?:nice|lovely|great|cool|handy|useful|neat|good|helpful)/i,
  /\bwhat(?:['’]?s| is) (?:going on|wrong|up|happening)/i,
  /\bwhy\b/i,
  /\bwhat now\b/i,
];

export function isThanks(text: string): boolean {
  return /^\W*(?:(?:ok|okay|great|perfect|super|cool|wonderful|excellent|alright|good)\W+)*(?:many thanks|thanks|thank you|thx|cheers|ta|that's all|that is all|bye|goodbye|great|perfect|merci|danke|gracias|grazie|obrigad[oa]|bedankt)\b[^?]{0,60}$/i.test(
    text.trim(),
  );
}

const closing = [
  /\b(?:ok(?:ay)?|k|fine|great|good|nice|cool|perfect|lovely|super|excellent|wonderful|brilliant|awesome|all ?right|right|sure)\b/,
  /\b(?:(?:i|we) (?:have )?(?:just )?(?:got|found|have) it|got it|i see|aha?|oh|hm+|understood|fair enough|noted|will do|good to know|no worries|no problem|much appreciated|appreciated?)\b/,
  /\b(?:that|this|it|they|everything|which)?(?:['’]s| is| was| has| all)? ?(?:makes sense|helps?|helped|works?|work|worked|did it|did the trick|clear|enough|what i needed|solved|fixed|sorted)(?: now| again| me| us| it)?\b/,
  /\bi(?:['’]ll| will) (?:try|do|check|wait|see|look)(?: at)?(?: that| it| this)?\b/,
  /\b(?:many |a lot |so much )?(?:thanks?(?: you)?|thx|ty|cheers|ta|merci|danke|gracias)(?: so much| very much| a lot| a bunch| again)?(?: for (?:your|the|all)(?: \w+){1,2})?\b/,
  /\bhave a (?:nice|good|great) (?:day|one|evening|weekend)\b|\b(?:bye|goodbye|you too)\b/,
  /\b(?:that['’]?s|it['’]?s|very|much|so|then|well|and|now|for now|everything|a lot|all)\b/,
];

/** "Ah ok, makes sense", "fine", "got it": nothing is asked and nothing is wanted. */
export function isAcknowledgement(text: string): boolean {
  if (text.length > 120 || /\?/.test(text) || !/\p{L}/u.test(text)) return false;
  const rest = closing.reduce((left, phrase) => left.replace(new RegExp(phrase, 'gi'), ' '), text.toLowerCase());
  return !/[\p{L}\p{N}]/u.test(rest);
}

/** "Please try again", "can you check once more": the same procedure from its beginning. */
export function asksAgain(text: string): boolean {
  return /(?:^|[,;.!]\s)\W*(?:(?:please|can you|could you|ok|okay|and|then|now|so)\W+)*(?:try|check|look|retry)\b[^.?!]{0,30}\b(?:again|once more|one more time|another time)\b/i.test(
    text,
  );
}

export function isCorrection(text: string): boolean {
  return /^\W*(?:no|not|sorry|actually|wait|oops|i meant|i mean|correction|wrong|rather|make that)\b|\b(?:i meant|not that one|the other (?:one|charge|payment|account)|instead of)\b/i.test(
    text,
  );
}

/** "Do it", "go ahead then": whatever was spoken of is wanted now. */
export function goesAhead(text: string): boolean {
  return (
    /^\W*(?:(?:yes|yeah|yep|right|ok|okay|great|good|fine|perfect|then|alright|so|well|please|correct|exactly)\W+)*(?:(?:please |just )?(?:do (?:it|that|so)|that(?:['’]s| is) what (?:i|we)(?:['’]d like| want| would like| need| mean|['’]m after)|go (?:ahead|for it)|proceed|let['’]?s (?:do|take|go with) (?:it|that)|make it so|book it|(?:we'll|i'll|we will|i will) (?:take|go with) (?:it|that)|change it(?! (?:to|from|into|for|with|back)\b)|(?:put|switch|move|sign|bring|get) (?:us|me) (?:up|on (?:it|that)|to (?:it|that)|that)))\b/i.test(
      text,
    ) || wantsThat.test(text)
  );
}

/** "Good. Then I'd like that, the whole payment." */
const wantsThat =
  /^\W*(?:(?:yes|right|ok|okay|great|good|fine|perfect|then|alright|so|well)\W+)*(?:i|we)(?:['’]d| would)? (?:like|want|take) (?:that|it|this)(?! (?:to|if|when|back|all|only|but|was|is|were|not)\b)\b/i;

/** "OK then put me through": what comes after the yes. */
export const withoutYes = (text: string) =>
  text.replace(/^\W*(?:(?:ok|okay|fine|right|sure|good|great|alright|yes|so|well|and|but|then|please)\b\W*)+/i, '');

/** "If it fails again …": nothing has happened yet. */
export const supposes = /^\W*(?:if|suppose|supposing|imagine|say|in case|should)\b/i;

/** Does not accept what was said: "come on, it is a single day", "are you sure?". */
export function insists(text: string): boolean {
  return (
    text.length <= 240 &&
    /^\W*(?:come on|oh come on|are you (?:sure|serious|kidding)|really|seriously|(?:but |and )?why(?: not| is that)?\b(?=\W*(?:$|that['’]s|this|it|i|we))|what do (?:you|u) mean|(?:but )?(?:that|this|it)(?:'s| is| was) (?:not (?:fair|good enough|acceptable|right|ok)|unfair|theft|robbery|fraud|a joke|a scandal|outrageous|ridiculous|absurd|nonsense|outrageous|(?:far |way |much )?too (?:long|late|slow|much|little))|no way|i (?:told|said|insist)|you must be|(?:he|she|they|your (?:colleague|agent|people|man|woman)) (?:really |did |clearly |definitely )*(?:said|say|promised|promise|told|agreed|assured)\b)\b|\b(?:surely you can|bend (?:that|the rules?|it)|make an exception|an exception|isn't that (?:long )?enough|i insist|i don't (?:accept|care)|won't accept|not acceptable|just this once|i'm the (?:boss|owner|customer))\b/i.test(
      text.trim(),
    )
  );
}

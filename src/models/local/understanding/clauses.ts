import { sentencesOf } from '../routing/sentences.ts';
import { listIn } from './records-named.ts';

/** A piece of a message that may be a matter of its own: a sentence, an item of a list, or a clause with a wish of its own. */
export interface Clause {
  readonly text: string;
  /** Says of itself that something else begins: "also", "another thing", "2)". */
  readonly announced: boolean;
  /** It stands in a list of wishes, of questions, of troubles. */
  readonly item?: true;
  /** It begins a sentence. */
  readonly sentence: boolean;
  /** Goes on with what stands before it: "so", "because", "that is why". */
  readonly dependent: boolean;
}

const verbs =
  'can|could|may|would|will|do|does|did|is|are|was|were|has|have|what|when|where|which|who|why|how|please|kindly|i|we|my|our|the|your|it|there|one|some|tell|send|add|remove|cancel|refund|change|upgrade|downgrade|move|switch|stop|show|explain|reset|give|put|get|make|let|check|update|correct|raise|close|open';
/** Where another wish or another statement may begin inside a sentence. */
const joint = new RegExp(
  [
    String.raw`(?:\s*[,;:–—]\s*|\s+)(?:and|but|also|plus|then|as well as|besides)\s+(?=(?:also |then |too |please |kindly |secondly |by the way,? )*(?:${verbs})\b)`,
    String.raw`\s*[;]\s+(?=\S+ \S+ \S+)`,
    String.raw`\s*:\s+(?=\S+ \S+ \S+)`,
    String.raw`\s*,\s+(?=(?:(?:can|could|may|do|does|is|are|will) (?:i|we|you|the|there|it|basic|pro|enterprise|an?)|what|how (?:much|many|long|often|do|can|big|large|fast|soon)|when (?:do|does|will|is|are)|where|which|who|please|send me|tell me|also)\b)`,
  ].join('|'),
  'gi',
);

const announces =
  /^\W*(?:(?:and|but|oh|ok|well|then|now)\W+)*(?:also\b|another (?:thing|question|matter|point|one)|a (?:second|third|different) (?:thing|question|matter|point)|(?:first|second|third)(?:ly)?\b|lastly|finally|by the way|btw\b|p\.?\s?p?\.?s\b|one (?:more|last|other) (?:thing|question|point)|one more\b|while (?:i|you)(?:'| |’)|(?:on top|apart from|in addition|other than|besides|separately|unrelated|next)\b|on another note|different topic|\(?[1-9a-h][).:]\s)|\b(?:also|as well|too|by the way|btw|besides|on top|in addition)\W*$|\b(?:also|by the way|btw),?\s/i;

const depends =
  /^\W*(?:(?:and|but)\W+)?(?:so\b|because|therefore|hence|thus|that['’]?s (?:why|because)|that is (?:why|because)|since (?:then|it|this|that|you|we|i)\b|as a result|which\b(?!.*\?)|otherwise|meanwhile|until|or\b|if\b|in case|even though|although|even after|even when|(?:i|we)(?: have|['’]ve)? (?:already |also |just )*(?:tried|reinstalled|restarted|rebooted|cleared|checked|did)\b)/i;

/** Words by which something is joined to what stands before it; they say nothing of the thing itself. */
const opening =
  /^\W*(?:(?:and|but|also|plus|then|oh|ok|okay|well|now|too|besides|separately|unrelated|lastly|finally|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|by the way|btw|p\.?\s?p?\.?s\.?|(?:another|one more|one last|one other|a second|a different) (?:thing|question|matter|point)|one more|while (?:i|you)(?:['’](?:m|re|ve)| am| are| have) (?:at it|here|there|you|looking(?: at that)?|doing that)|(?:on top|apart|aside|in addition|other)(?: (?:of|from|to|than) (?:that|this|it))?|on another note|two (?:things|questions|points|matters)|\(?[1-9a-h][).:])(?:\s*[,:.;–—-]+\s*|\s+|$))+/i;

/** A clause without the words that join it to the one before. */
export function withoutOpening(text: string): string {
  const rest = text.replace(opening, '');
  return rest === '' ? text : rest;
}

/** "Also, does Pro …", "One more thing: …": the words that say that something else begins, and nothing of it. */
const besides = /^\W*(?:also|by the way|btw|(?:another|one more|one last) (?:thing|question|point))\b[,:]?\s+(?=\S)/i;

export const isBesides = (text: string) => besides.test(text);
export const withoutBesides = (text: string) => text.replace(besides, '');

/** The clauses of a text, in order. Together they hold all of its words but the little ones that join them. */
export function clausesOf(text: string): readonly Clause[] {
  return sentencesOf(text).flatMap(({ text: sentence }) => {
    const items = itemsOf(sentence);
    if (items.length > 0) return items.map((item) => ({ text: item, announced: true, sentence: true, dependent: false, item: true }));
    return pieces(sentence).map((piece, at) => clauseOf(piece, at === 0));
  });
}

/** "Three things: the last invoice, our address on it, and a refund": each is one. */
function itemsOf(sentence: string): readonly string[] {
  const [, list] =
    /\b(?:two|three|four|five|several|some|a few|a couple of|\d) (?:\w+ )?(?:things|points|matters|requests|questions|wishes|issues|problems)\b[^:.!?]*:\s*(\S.*)$/is.exec(
      sentence,
    ) ?? [];
  const items = list?.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+(?=(?:an?|the|our|my|your)\b)/i).filter((item) => item !== '') ?? [];
  return items.length > 1 && items.every((item) => wordsIn(item) >= 2) ? items : [];
}

/** The number of the item that comes next belongs to that. */
const nextNumber = /\s+\(?[1-9a-h][).:]?\s*$/;

function clauseOf(said: string, sentence: boolean): Clause {
  const text = /[.!?…]\W*\s\(?[1-9a-h][).:]\s*$/.test(said) ? said.replace(nextNumber, '') : said;
  return { text, sentence, announced: announces.test(text), dependent: depends.test(text) };
}

/** A clause of fewer words says too little to be one. */
const fewest = 3;

function pieces(sentence: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  const list = listIn(sentence);
  for (const { index, 0: between } of sentence.matchAll(joint)) {
    const piece = sentence.slice(start, index);
    const rest = sentence.slice(index + between.length);
    if (list !== undefined && index > list.from && index < list.to) continue;
    if (wordsIn(piece) < fewest || wordsIn(rest) < fewest || piece.replace(opening, '') === '') continue;
    found.push(piece.trim());
    // "also" is what tells that something else begins.
    start = index + (/\b(?:also|besides|plus)\b/i.test(between) ? between.search(/also|besides|plus/i) : between.length);
  }
  return [...found, sentence.slice(start).trim()];
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}@$€£]+/gu)?.length ?? 0;

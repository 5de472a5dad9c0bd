import { isTopic } from './concepts.ts';
import type { ReadMessage, ReadSentence } from './read-message.ts';
import type { Token } from './tokens.ts';

/**
 * Names of the features of a message, each with how strongly it is there. What stands before the colon is the group:
 * `w` words, `b` pairs of words, `o` how a sentence opens, `c` letters, `k` classes of words, `a` classes by whether
 * the sentence asks, `q` quoted words, `p` pasted text, `g` signals, `z` the shape of the whole. Which classes go
 * together is left to the networks: pairs of them, told apart, took harmless messages for critical ones.
 */
export type FeatureBag = Map<string, number>;

/** How much a sentence counts that speaks of what is over, beside others. */
const settledWeight = 0.3;

/** What the classifier sees of a message. */
export function featuresOf(message: ReadMessage, signals: readonly { readonly name: string }[]): FeatureBag {
  const bag: FeatureBag = new Map();
  const current = message.sentences.some(({ settled }) => !settled);
  for (const sentence of message.sentences.filter(({ introduces }) => !introduces)) {
    if (sentence.settled) add(bag, 'z:settled', 1);
    addSentence(bag, sentence, sentence.settled && current ? settledWeight : 1);
  }
  for (const sentence of message.quoted) {
    if (message.quotedWeight > 0.4) addSentence(bag, sentence, message.quotedWeight);
    else for (const name of sentence.stems) add(bag, `q:${name}`, 0.5);
  }
  for (const sentence of message.pasted) {
    addWords(bag, sentence, 0.5);
    for (const { concept } of sentence.concepts) add(bag, `p:${concept}`, 1);
  }
  for (const { name } of signals) add(bag, `g:${name}`, 1);
  addShape(bag, message);
  return bag;
}

function add(bag: FeatureBag, name: string, weight: number): void {
  bag.set(name, (bag.get(name) ?? 0) + weight);
}

function addSentence(bag: FeatureBag, sentence: ReadSentence, weight: number): void {
  addWords(bag, sentence, weight);
  const tag = sentence.asks ? '?' : '.';
  for (const { concept } of sentence.concepts) {
    add(bag, `k:${concept}`, weight);
    add(bag, `a:${concept}${tag}`, weight);
  }
}

function addWords(bag: FeatureBag, { tokens, stems, asks }: ReadSentence, weight: number): void {
  const names = tokens.map((token, index) => nameOf(token, stems[index] ?? ''));
  const tag = asks ? '?' : '.';
  if (names.length > 1) {
    add(bag, `o:${names[0]}${tag}`, weight);
    add(bag, `o:${names.slice(0, 2).join(' ')}${tag}`, weight);
    add(bag, `o:${names.slice(0, 3).join(' ')}`, weight);
  }
  for (const [index, name] of names.entries()) {
    add(bag, `w:${name}`, weight);
    const next = names[index + 1];
    if (next !== undefined) add(bag, `b:${name} ${next}`, weight);
    const token = tokens[index];
    if (token?.kind === 'word' && token.text.length >= 3) {
      const framed = `<${token.text}>`;
      for (let at = 0; at + 4 <= framed.length; at++) add(bag, `c:${framed.slice(at, at + 4)}`, weight);
    }
  }
}

/** Words by their stem; everything else by its shape. */
function nameOf({ kind, text }: Token, stemmed: string): string {
  switch (kind) {
    case 'word':
      return stemmed;
    case 'status':
      return `<status:${text[0] ?? ''}>`;
    case 'mark':
      return text.includes('?') ? '<?>' : '<!>';
    case 'number':
      return `<number:${magnitude(text)}>`;
    default:
      return `<${kind}>`;
  }
}

/** Two seats and two thousand seats are different matters. */
function magnitude(digits: string): string {
  const value = Number(digits.replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'));
  const limits = [1, 2, 11, 39, 149, 999];
  return String(limits.find((limit) => value <= limit) ?? 'more');
}

const topicsOf = (sentences: readonly ReadSentence[]) =>
  [...new Set(sentences.flatMap(({ concepts }) => concepts.map(({ concept }) => concept)))].filter(isTopic).sort();

function addShape(bag: FeatureBag, { sentences, quoted, pasted, language }: ReadMessage): void {
  const words = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  const places = sentences.reduce((sum, { concepts }) => sum + concepts.filter(({ concept }) => concept === 'place').length, 0);
  add(bag, `z:length ${bucket(words, [3, 6, 12, 25, 60])}`, 1);
  add(bag, `z:topics ${bucket(topicsOf(sentences).length, [0, 2, 5, 10])}`, 1);
  if (places > 0) add(bag, `z:places ${bucket(places, [1, 2])}`, 1);
  if (quoted.length > 0) add(bag, 'z:quoted', 1);
  if (pasted.length > 0) add(bag, 'z:pasted', 1);
  if (sentences.some(({ asks }) => asks)) add(bag, 'z:asks', 1);
  if (sentences.at(-1)?.asks === true) add(bag, 'z:ends asking', 1);
  if (language.code !== 'en') add(bag, 'z:foreign', 1);
}

const bucket = (value: number, limits: readonly number[]) => String(limits.find((limit) => value <= limit) ?? 'more');

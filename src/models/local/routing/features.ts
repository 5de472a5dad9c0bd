import { dissect } from './anatomy.ts';
import { conceptsOf, type ConceptHit, foreignConceptsOf } from './concepts.ts';
import { recognizeLanguage } from './language.ts';
import { sentencesOf } from './sentences.ts';
import type { SignalFinder } from './signals.ts';
import { stem } from './stem.ts';
import { type Token, tokensOf as rawTokensOf } from './tokens.ts';
import { correct, countOf, type Vocabulary } from './vocabulary.ts';

/** Names of the features of a message, each with how strongly it is there. */
export type FeatureBag = Map<string, number>;

/** What the classifier sees of a message. */
export function featuresOf(text: string, vocabulary?: Vocabulary, finder?: SignalFinder): FeatureBag {
  const anatomy = dissect(text);
  const tokensOf = (part: string): readonly Token[] => (vocabulary === undefined || !isSloppy(anatomy.said) ? rawTokensOf(part) : rawTokensOf(part).map((token) => (token.kind === 'word' ? { kind: token.kind, text: correct(vocabulary, token.text) } : token)));
  const bag: FeatureBag = new Map();
  const main = (anatomy.said === '' ? anatomy.quoted : anatomy.said).slice(0, 6000);
  const language = recognizeLanguage(main);
  const isEnglish = language.code === 'en';
  const known = (word: string) => false;
  const sentences = sentencesOf(main);
  const all = new Set<string>();
  for (const sentence of sentences) {
    const tokens = tokensOf(sentence.text);
    addSentence(bag, tokens, 'w', 1, sentence.asks, known);
    const hits = isEnglish ? conceptsOf(tokens) : foreignConceptsOf(sentence.text, language);
    addConcepts(bag, hits, sentence.asks);
    for (const { concept } of hits) all.add(concept);
  }
  const list = [...all].filter((concept) => !general.has(concept)).sort();
  const placed = sentences.flatMap(({ text: part }) => conceptsOf(tokensOf(part))).filter(({ concept }) => concept === 'place').length;
  if (placed > 0) add(bag, `z:places:${placed > 2 ? '3+' : placed}`, 1);
  for (const [i, a] of list.entries()) for (const b of list.slice(i + 1)) add(bag, `m:${a}+${b}`, 1);
  if (anatomy.pasted !== '') {
    const tokens = tokensOf(anatomy.pasted.slice(0, 2000));
    addSentence(bag, tokens, 'w', 0.5, false, known);
    for (const { concept } of conceptsOf(tokens)) add(bag, `p:${concept}`, 1);
    add(bag, 'z:pasted', 1);
  }
  if (anatomy.said !== '' && anatomy.quoted !== '') {
    add(bag, 'z:quoted', 1);
    const weight = quotedWeight(anatomy.said, all);
    for (const sentence of sentencesOf(anatomy.quoted.slice(0, 3000))) {
      const tokens = tokensOf(sentence.text);
      if (weight > 0.4) {
        addSentence(bag, tokens, 'w', weight, sentence.asks, known);
        const hits = isEnglish ? conceptsOf(tokens) : foreignConceptsOf(sentence.text, language);
        addConcepts(bag, hits, sentence.asks, weight);
      } else addWords(bag, tokens, 'q', 0.5);
    }
  }
  for (const { name } of finder?.find(sentences.map((sentence) => ({ tokens: tokensOf(sentence.text), asks: sentence.asks }))) ?? []) add(bag, `g:${name}`, 1);
  const words = main.split(/\s+/).length;
  add(bag, `z:length:${words <= 3 ? '1-3' : words <= 6 ? '4-6' : words <= 12 ? '7-12' : words <= 25 ? '13-25' : words <= 60 ? '26-60' : '60+'}`, 1);
  add(bag, `z:concepts:${all.size === 0 ? 0 : all.size <= 2 ? '1-2' : all.size <= 5 ? '3-5' : all.size <= 10 ? '6-10' : '10+'}`, 1);
  if (sentences.some(({ asks }) => asks)) add(bag, 'z:asks', 1);
  if (sentences.at(-1)?.asks === true) add(bag, 'z:ends asking', 1);
  if (!isEnglish) add(bag, 'z:foreign', 1);
  return bag;
}

function add(bag: FeatureBag, name: string, weight: number): void {
  bag.set(name, (bag.get(name) ?? 0) + weight);
}

const nameOf = ({ kind, text }: Token) => (kind === 'word' ? stem(text) : kind === 'status' ? `<status:${text[0] ?? ''}>` : kind === 'mark' ? (text.includes('?') ? '<?>' : '<!>') : kind === 'number' ? `<number:${magnitude(text)}>` : `<${kind}>`);

/** Two seats and two thousand seats are different matters. */
function magnitude(digits: string): string {
  const value = Number(digits.replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'));
  return value <= 1 ? '1' : value < 3 ? '2' : value < 12 ? '3-11' : value < 40 ? '12-39' : value < 150 ? '40-149' : value < 1000 ? '150-999' : '1000+';
}

function addSentence(bag: FeatureBag, tokens: readonly Token[], zone: string, weight: number, asks: boolean, known: (word: string) => boolean): void {
  const names = tokens.map(nameOf);
  const tag = asks ? '?' : '.';
  if (names.length > 1) {
    add(bag, `o:${names.slice(0, 2).join(' ')}${tag}`, weight);
    add(bag, `o:${names.slice(0, 3).join(' ')}`, weight);
    add(bag, `o:${names[0]}${tag}`, weight);
  }
  for (const [index, name] of names.entries()) {
    add(bag, `${zone}:${name}`, weight);
    const next = names[index + 1];
    if (next !== undefined) add(bag, `b:${name} ${next}`, weight);
    const token = tokens[index];
    if (token?.kind === 'word' && token.text.length >= 3 && !known(token.text)) {
      const framed = `<${token.text}>`;
      for (let size = 4; size <= 4; size++) for (let at = 0; at + size <= framed.length; at++) add(bag, `c:${framed.slice(at, at + size)}`, weight);
    }
  }
}

function addConcepts(bag: FeatureBag, hits: readonly ConceptHit[], asks: boolean, weight = 1): void {
  const tag = asks ? '?' : '.';
  for (const [index, { concept, at }] of hits.entries()) {
    add(bag, `k:${concept}`, weight);
    add(bag, `a:${concept}${tag}`, weight);
    for (const later of hits.slice(index + 1)) {
      if (later.at - at > 8) break;
      if (later.concept !== concept) add(bag, `k2:${concept}>${later.concept}`, weight);
    }
  }
}

function addWords(bag: FeatureBag, tokens: readonly Token[], zone: string, weight: number): void {
  for (const token of tokens) if (token.kind === 'word') add(bag, `${zone}:${nameOf(token)}`, weight);
}

/** Typed in haste: no capital at the start, or the short forms of telephones. */
function isSloppy(text: string): boolean {
  return /^\P{L}*\p{Ll}/u.test(text) || /(?<![\p{L}'])(?:u|ur|r|pls|plz|thx|dont|cant|wont|doesnt|im|i|ppl|acc|n|2|4|b4|wat|wot)(?![\p{L}'])/u.test(text);
}

/** Classes of words that speak of no matter by themselves. */
const general = new Set(['vagueNoun', 'askContact', 'pointsBack', 'negation', 'contrast', 'condition', 'past', 'future', 'othersHit', 'courtesy', 'requestsAction', 'asksExistence', 'asksHow', 'asksWhy', 'evaluates', 'urgency', 'badTemper', 'wishes', 'talk', 'file']);

/** How much the quoted part counts: much when the new words only point to it, little when they have a matter of their own. */
function quotedWeight(said: string, concepts: ReadonlySet<string>): number {
  const matters = [...concepts].filter((concept) => !general.has(concept)).length;
  const points = /\b(?:below|beneath|underneath|quoted|forward(?:ing|ed)?|fwd|passing (?:this )?on|pass(?:ed)? on|above|on behalf|see (?:the )?(?:mail|message|thread|ps|end)|(?:her|his|their|my \w+'s) (?:mail|message|question|request|point|words|note)|what (?:s?he|they) (?:says?|asks?|wants?|writes?|means?)|answer (?:her|him|them)|the (?:first|second|third|last|rest|ps|end|bottom)|translat\w+)\b/i.test(said);
  const words = said.split(/\s+/).length;
  return points ? (matters <= 2 ? 0.9 : 0.6) : words <= 8 && matters === 0 ? 0.9 : matters <= 1 && words < 25 ? 0.5 : 0.2;
}

import { dissect } from './anatomy.ts';
import { sentencesOf } from './sentences.ts';
import { stem } from './stem.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Names of the features of a message, each with how strongly it is there. */
export type FeatureBag = Map<string, number>;

/** What the classifier sees of a message. */
export function featuresOf(text: string): FeatureBag {
  const anatomy = dissect(text);
  const bag: FeatureBag = new Map();
  const main = anatomy.said === '' ? anatomy.quoted : anatomy.said;
  for (const sentence of sentencesOf(main)) addSentence(bag, tokensOf(sentence.text), 'w', sentence.asks ? 1.3 : 1);
  if (anatomy.pasted !== '') {
    addSentence(bag, tokensOf(anatomy.pasted.slice(0, 2000)), 'w', 0.7);
    add(bag, 'has:pasted', 1);
  }
  if (anatomy.said !== '' && anatomy.quoted !== '') addWords(bag, tokensOf(anatomy.quoted.slice(0, 2000)), 'q', 0.5);
  const words = main.split(/\s+/).length;
  add(
    bag,
    `length:${words <= 3 ? '1-3' : words <= 6 ? '4-6' : words <= 12 ? '7-12' : words <= 25 ? '13-25' : words <= 60 ? '26-60' : '60+'}`,
    1,
  );
  return bag;
}

function add(bag: FeatureBag, name: string, weight: number): void {
  bag.set(name, (bag.get(name) ?? 0) + weight);
}

const nameOf = ({ kind, text }: Token) =>
  kind === 'word'
    ? stem(text)
    : kind === 'status'
      ? `<status:${text[0] ?? ''}>`
      : kind === 'mark'
        ? text.includes('?')
          ? '<?>'
          : '<!>'
        : `<${kind}>`;

function addSentence(bag: FeatureBag, tokens: readonly Token[], zone: string, weight: number): void {
  const names = tokens.map(nameOf);
  for (const [index, name] of names.entries()) {
    add(bag, `${zone}:${name}`, weight);
    const next = names[index + 1];
    if (next !== undefined) add(bag, `${zone}2:${name} ${next}`, weight);
    const token = tokens[index];
    if (token?.kind === 'word' && token.text.length >= 4) {
      const framed = `<${token.text}>`;
      for (let size = 3; size <= 5; size++)
        for (let at = 0; at + size <= framed.length; at++) add(bag, `c:${framed.slice(at, at + size)}`, weight * 0.3);
    }
  }
}

function addWords(bag: FeatureBag, tokens: readonly Token[], zone: string, weight: number): void {
  for (const token of tokens) if (token.kind === 'word') add(bag, `${zone}:${nameOf(token)}`, weight);
}

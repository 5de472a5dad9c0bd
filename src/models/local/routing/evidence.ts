import type { FeatureBag } from './features.ts';
import { findHash, hashName } from './hash-name.ts';
import { isCommon } from './language.ts';
import type { ReadMessage, ReadSentence } from './read-message.ts';
import type { SparseVector } from './softmax.ts';
import { scaleOf, type TrainedRouter } from './trained-router.ts';

/** The features of a message, by name and by number. */
export interface Features {
  readonly bag: FeatureBag;
  readonly vector: SparseVector;
}

/** The words that spoke most for an outcome against another, as written, most telling first: `charged twice`, `refund`. */
export function tellingWords(
  { index, linear: { width, bytes, scales } }: TrainedRouter,
  message: ReadMessage,
  { bag, vector: { indices, values } }: Features,
  outcome: number,
  rival: number,
): readonly string[] {
  const says = new Map<number, number>();
  for (const [place, feature] of indices.entries()) {
    const difference = (bytes[feature * width + outcome] ?? 0) - (bytes[feature * width + rival] ?? 0);
    says.set(feature, (values[place] ?? 0) * difference * scaleOf(scales[feature] ?? 0));
  }
  const share = (name: string) => (says.get(findHash(index.hashes, hashName(name))) ?? 0) / (bag.get(name) ?? 1);
  return message.sentences
    .flatMap((sentence) => phrasesIn(sentence, share))
    .filter(({ text }) => text.split(' ').some((word) => !isCommon(word, message.language)))
    .sort((a, b) => b.weight - a.weight)
    .filter(({ text }, at, all) => all.findIndex((other) => other.text === text) === at)
    .slice(0, 3)
    .map(({ text }) => text);
}

/** What each word of a sentence says by itself, in its pair and in its class; neighbours that both speak are one phrase. */
function phrasesIn({ tokens, stems, concepts }: ReadSentence, share: (name: string) => number) {
  const weights = stems.map((stemmed, at) => {
    const pair = stems[at + 1] === undefined ? 0 : share(`b:${stemmed} ${stems[at + 1]}`) / 2;
    const before = stems[at - 1] === undefined ? 0 : share(`b:${stems[at - 1]} ${stemmed}`) / 2;
    const classes = concepts.filter((hit) => hit.at <= at && at < hit.at + hit.length);
    return share(`w:${stemmed}`) + pair + before + classes.reduce((sum, { concept, length }) => sum + share(`k:${concept}`) / length, 0);
  });
  const phrases: { text: string; weight: number }[] = [];
  let open: { text: string; weight: number } | undefined;
  for (const [at, token] of tokens.entries()) {
    const weight = weights[at] ?? 0;
    if (weight < telling || token.kind === 'mark') open = undefined;
    else if (open === undefined || open.text.split(' ').length >= 4) {
      open = { text: token.text, weight };
      phrases.push(open);
    } else {
      open.text += ` ${token.text}`;
      open.weight += weight;
    }
  }
  return phrases;
}

/** A word that moves the balance by less is not worth showing. */
const telling = 0.04;

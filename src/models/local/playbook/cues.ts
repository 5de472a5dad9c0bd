import type { Vocabulary } from '../answer/vocabulary.ts';
import { keysIn } from '../routing/phrase-keys.ts';
import { findPhrase, type Phrase, parsePhrase } from '../routing/phrases.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { stem } from '../routing/stem.ts';
import { type Token, tokensOf } from '../routing/tokens.ts';
import type { CueIndex } from './cue-index.ts';

/** A text as cues look at it. */
export interface ReadCues {
  readonly sentences: readonly {
    readonly tokens: readonly Token[];
    readonly stems: readonly string[];
    readonly keys: ReadonlySet<string>;
  }[];
  /** Ids of the vocabulary, each with how sure. */
  readonly ids: ReadonlyMap<string, number>;
}

export interface Cues {
  /** What of all cues a text speaks of. */
  in(text: ReadCues): CuesInText;
}

export interface CuesInText {
  /** How many lists of a playbook the text speaks of; `classes` of words that it holds. */
  met(playbook: string, classes: ReadonlySet<string>): { readonly met: number; readonly of: number };
  /** Whether the text says what speaks against the playbook. */
  excludes(playbook: string): boolean;
}

export function readCues(text: string, vocabulary: Vocabulary): ReadCues {
  const plain = text.replace(/[’]/g, "'");
  return {
    sentences: sentencesOf(plain).map((sentence) => {
      const tokens = tokensOf(sentence.text);
      const stems = tokens.map((token) => stem(token.text));
      return { tokens, stems, keys: keysIn(tokens, stems) };
    }),
    ids: vocabulary.ids(plain),
  };
}

/** Cues are looked up by the words of the text: what none of them leads to is not there, and need not be tried. */
export function cuesOver({ cues, playbooks }: CueIndex): Cues {
  const byKey = new PlacesBy();
  const byId = new PlacesBy();
  const byMeaning = new PlacesBy();
  const alwaysTried: number[] = [];
  for (const [place, { keys, ids, meanings = [] }] of cues.entries()) {
    if (keys === undefined) alwaysTried.push(place);
    else for (const key of keys) byKey.add(key, place);
    if (ids?.[0] !== undefined) byId.add(ids[0], place);
    for (const meaning of meanings) byMeaning.add(meaning, place);
  }
  const phrases: Phrase[] = [];
  const phraseAt = (place: number): Phrase => (phrases[place] ??= parsePhrase(cues[place]?.phrase ?? ''));

  function spokenOf({ sentences, ids }: ReadCues): ReadonlySet<number> {
    const spoken = new Set<number>();
    for (const [id, sure] of ids) {
      if (sure !== 1) continue;
      for (const place of byMeaning.at(id)) spoken.add(place);
      for (const place of byId.at(id)) if (cues[place]?.ids?.every((other) => ids.get(other) === 1)) spoken.add(place);
    }
    for (const { tokens, stems, keys } of sentences) {
      const stands = (place: number) => findPhrase(phraseAt(place), tokens, stems) !== undefined;
      for (const place of alwaysTried) if (!spoken.has(place) && stands(place)) spoken.add(place);
      for (const key of keys) for (const place of byKey.at(key)) if (!spoken.has(place) && stands(place)) spoken.add(place);
    }
    return spoken;
  }

  return {
    in(text) {
      const spoken = spokenOf(text);
      const isSpokenOf = (place: number) => spoken.has(place);
      return {
        met(playbook, classes) {
          const lists = playbooks[playbook]?.lists ?? [];
          const isThere = (place: number) => isSpokenOf(place) || classes.has(cues[place]?.wordClass ?? '');
          return { met: lists.filter((list) => list.some(isThere)).length, of: lists.length };
        },
        excludes: (playbook) => playbooks[playbook]?.against.some(isSpokenOf) ?? false,
      };
    },
  };
}

/** Places in a list, by what leads there. */
class PlacesBy {
  readonly #places = new Map<string, number[]>();

  add(key: string, place: number): void {
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, [place]);
    else known.push(place);
  }

  at(key: string): readonly number[] {
    return this.#places.get(key) ?? none;
  }
}

const none: readonly number[] = [];

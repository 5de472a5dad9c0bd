import type { Synonyms } from '../../../core/agent.ts';
import { findHash, hashName } from '../routing/hash-name.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { thesaurus } from './thesaurus.ts';

/** What phrases mean, as it lies in memory: made once, then read back from a file without any work. */
export interface PhraseTable {
  /** Hashes of phrases and of what phrases begin with, in stems, ascending. Where none begins so, longer ones need not be looked for. */
  readonly beginnings: Uint32Array;
  /** Where the meanings of each begin in `meanings`, one more than there are beginnings. What is no whole phrase has none. */
  readonly starts: Uint32Array;
  /** Numbers of the groups that a phrase stands in. */
  readonly meanings: Uint32Array;
}

export interface Meaning {
  /** In words. */
  readonly length: number;
  /** `#12`: the group that the phrase stands in. */
  readonly ids: readonly string[];
}

/** Groups of phrases that mean the same: the synonyms of the team and the engine's own. */
export function tableOf(synonyms: Synonyms): PhraseTable {
  const phrases = new Map<number, number[]>();
  for (const [group, members] of [...synonyms, ...thesaurus()].entries()) {
    for (const phrase of members) {
      let key = '';
      let meanings: number[] | undefined;
      for (const { stem } of wordsOf(phrase)) {
        key = key === '' ? stem : `${key} ${stem}`;
        const hash = hashName(key);
        meanings = phrases.get(hash) ?? [];
        phrases.set(hash, meanings);
      }
      meanings?.push(group);
    }
  }
  const sorted = [...phrases].sort(([a], [b]) => a - b);
  const starts = new Uint32Array(sorted.length + 1);
  for (const [at, [, meanings]] of sorted.entries()) starts[at + 1] = (starts[at] ?? 0) + meanings.length;
  return {
    beginnings: Uint32Array.from(sorted, ([hash]) => hash),
    starts,
    meanings: Uint32Array.from(sorted.flatMap(([, meanings]) => meanings)),
  };
}

/** The known phrases that begin with this word, the shortest first. */
export function meaningsAt({ beginnings, starts, meanings }: PhraseTable, words: readonly Word[], at: number): readonly Meaning[] {
  const found: Meaning[] = [];
  let key = words[at]?.stem ?? '';
  for (let length = 1; at + length <= words.length; length += 1) {
    const place = findHash(beginnings, hashName(key));
    if (place < 0) break;
    const groups = meanings.subarray(starts[place], starts[place + 1]);
    if (groups.length > 0) found.push({ length, ids: Array.from(groups, (group) => `#${group}`) });
    key += ` ${words[at + length]?.stem}`;
  }
  return found;
}

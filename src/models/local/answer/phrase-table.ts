import type { Synonyms } from '../../../core/agent.ts';
import { type Word, wordsOf } from '../text/words.ts';
import { thesaurus } from './thesaurus.ts';

/**
 * What phrases mean, by their stems: `#12` is the group that a phrase stands in. What a phrase only begins with has no
 * meaning; where none begins so, longer ones need not be looked for. Plain JSON.
 */
export type PhraseTable = Readonly<Record<string, readonly string[]>>;

export interface Meaning {
  /** In words. */
  readonly length: number;
  readonly ids: readonly string[];
}

/** Groups of phrases that mean the same: the synonyms of the team and the engine's own. */
export function tableOf(synonyms: Synonyms): PhraseTable {
  const table = new Map<string, string[]>();
  for (const [group, phrases] of [...synonyms, ...thesaurus()].entries()) {
    for (const phrase of phrases) {
      let key = '';
      for (const { stem } of wordsOf(phrase)) {
        key = key === '' ? stem : `${key} ${stem}`;
        if (!table.has(key)) table.set(key, []);
      }
      table.get(key)?.push(`#${group}`);
    }
  }
  return Object.fromEntries(table);
}

/** The known phrases that begin with this word, the shortest first. */
export function meaningsAt(table: PhraseTable, words: readonly Word[], at: number): readonly Meaning[] {
  const found: Meaning[] = [];
  let key = words[at]?.stem ?? '';
  for (let length = 1; at + length <= words.length && Object.hasOwn(table, key); length += 1) {
    const ids = table[key] ?? [];
    if (ids.length > 0) found.push({ length, ids });
    key += ` ${words[at + length]?.stem}`;
  }
  return found;
}

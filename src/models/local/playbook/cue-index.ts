import type { Agent } from '../../../core/agent.ts';
import { stopWords } from '../answer/thesaurus.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { keysOf } from '../routing/phrase-keys.ts';
import { parsePhrase } from '../routing/phrases.ts';
import { tokensOf } from '../routing/tokens.ts';
import { wordsOf } from '../text/words.ts';

/** What the playbooks of an agent are told by, ready to be looked up. Plain JSON: made once, then kept. */
export interface CueIndex {
  /** Each once. */
  readonly cues: readonly Cue[];
  readonly playbooks: Readonly<Record<string, CuesOfPlaybook>>;
}

/** Places in the list of all cues. */
export interface CuesOfPlaybook {
  readonly lists: readonly (readonly number[])[];
  readonly against: readonly number[];
}

export interface Cue {
  /** A cue that stands for a whole class of words, `class:seats`, is no phrase. */
  readonly wordClass?: string;
  /** A phrase, its words spelled as those of a message are. */
  readonly phrase: string;
  /** See `keysOf`. */
  readonly keys?: readonly string[];
  /** The ids of a single word, or of one with hyphens in all its parts: it may be said in another form. */
  readonly ids?: readonly string[];
  /** What a single word means: a phrase of the text may say the same. */
  readonly meanings?: readonly string[];
}

export function indexCues({ playbooks }: Pick<Agent, 'playbooks'>, vocabulary: Vocabulary): CueIndex {
  const places = new Map<string, number>();
  const cues: Cue[] = [];
  const placeOf = (text: string, make: (text: string) => Cue, kind: string): number => {
    const place = places.get(kind + text) ?? cues.push(make(text)) - 1;
    places.set(kind + text, place);
    return place;
  };
  const cueOf = (text: string): Cue => {
    const [, wordClass] = /^class:(\w+)$/.exec(text) ?? [];
    return wordClass === undefined ? { ...phraseOf(text), ...formsOf(text, vocabulary) } : { wordClass, phrase: text, keys: [] };
  };
  const own = playbooks.map(({ name, cues = [], unless = [] }): readonly [string, CuesOfPlaybook] => [
    name,
    {
      lists: cues.map((list) => list.map((text) => placeOf(text, cueOf, '+'))),
      against: unless.map((text) => placeOf(text, phraseOf, '-')),
    },
  ]);
  return { cues, playbooks: Object.fromEntries(own) };
}

function phraseOf(text: string): Cue {
  const phrase = spelled(text);
  const keys = keysOf(parsePhrase(phrase));
  return { phrase, ...(keys === undefined ? {} : { keys }) };
}

/** As the words of a message are read: `can't use` → `can not use`. Choices and beginnings stay as they are. */
function spelled(text: string): string {
  return text
    .split(/\s+/)
    .flatMap((part) => (/[|*<]|^\.\.$/.test(part) ? [part] : tokensOf(part).map((token) => token.text)))
    .join(' ');
}

function formsOf(text: string, vocabulary: Vocabulary): Pick<Cue, 'ids' | 'meanings'> {
  // Of "log-in" only "log" would be looked for, which is something else.
  const single = !/[\s|*<]/.test(text) && wordsOf(text).every(({ plain }) => !stopWords.has(plain));
  const all = single ? [...vocabulary.ids(text).keys()] : [];
  const ids = all.filter((id) => !id.startsWith('#'));
  const meanings = all.filter((id) => id.startsWith('#'));
  return { ...(ids.length === 0 ? {} : { ids }), ...(meanings.length === 0 ? {} : { meanings }) };
}

import type { Playbook } from '../../../core/agent.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';
import { findPhrase, type Phrase, parsePhrase } from '../routing/phrases.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { stem } from '../routing/stem.ts';
import { type Token, tokensOf } from '../routing/tokens.ts';

/** A text as cues look at it. */
export interface ReadCues {
  readonly sentences: readonly { readonly tokens: readonly Token[]; readonly stems: readonly string[] }[];
  /** Ids of the vocabulary, each with how sure. */
  readonly ids: ReadonlyMap<string, number>;
}

/** The cues of a playbook, ready to be looked for. */
export interface Cues {
  /** How many of its lists a text speaks of. */
  met(text: ReadCues): { readonly met: number; readonly of: number };
  /** Whether the text says what speaks against the playbook. */
  excludes(text: ReadCues): boolean;
}

export function readCues(text: string, vocabulary: Vocabulary): ReadCues {
  const plain = text.replace(/[’]/g, "'");
  return {
    sentences: sentencesOf(plain).map((sentence) => {
      const tokens = tokensOf(sentence.text);
      return { tokens, stems: tokens.map((token) => stem(token.text)) };
    }),
    ids: vocabulary.ids(plain),
  };
}

interface Cue {
  readonly phrase: Phrase;
  /** The ids of a single word, or of one with hyphens in all its parts: it may be said in another form. */
  readonly ids: readonly string[];
  /** What a single word means: a phrase of the text may say the same. */
  readonly meanings: readonly string[];
}

export function cuesOf({ cues = [], unless = [] }: Playbook, vocabulary: Vocabulary): Cues {
  const lists = cues.map((list) => list.map((text) => cueOf(text, vocabulary)));
  const against = unless.map((text) => parsePhrase(spelled(text)));
  return {
    met: (text) => ({ met: lists.filter((list) => list.some((cue) => speaksOf(cue, text))).length, of: lists.length }),
    excludes: ({ sentences }) => against.some((phrase) => standsIn(phrase, sentences)),
  };
}

function cueOf(text: string, vocabulary: Vocabulary): Cue {
  const single = !/[\s|*<]/.test(text);
  const ids = single ? [...vocabulary.ids(text).keys()] : [];
  return {
    phrase: parsePhrase(spelled(text)),
    ids: ids.filter((id) => !id.startsWith('#')),
    meanings: ids.filter((id) => id.startsWith('#')),
  };
}

/** As the words of a message are read: `can't use` → `can not use`. Choices and beginnings stay as they are. */
function spelled(text: string): string {
  return text
    .split(/\s+/)
    .flatMap((part) => (/[|*<]|^\.\.$/.test(part) ? [part] : tokensOf(part).map((token) => token.text)))
    .join(' ');
}

function speaksOf({ phrase, ids, meanings }: Cue, text: ReadCues): boolean {
  const inOtherForm = ids.length > 0 && ids.every((id) => text.ids.get(id) === 1);
  return inOtherForm || meanings.some((id) => text.ids.get(id) === 1) || standsIn(phrase, text.sentences);
}

function standsIn(phrase: Phrase, sentences: ReadCues['sentences']): boolean {
  return sentences.some(({ tokens, stems }) => findPhrase(phrase, tokens, stems) !== undefined);
}

import type { Passage } from '../../../core/knowledge.ts';
import { type Part, partsOf } from './passage-parts.ts';
import type { Vocabulary } from './vocabulary.ts';

type Ids = ReturnType<Vocabulary['ids']>;

/** A passage with all that questions are held against. */
export interface PreparedPassage {
  readonly passage: Passage;
  readonly heading: Ids;
  readonly whole: Ids;
  /** Of headings and text together. */
  readonly all: Ids;
  readonly parts: readonly { readonly part: Part; readonly own: Ids; readonly label: Ids }[];
}

const known = new WeakMap<Vocabulary, WeakMap<Passage, PreparedPassage>>();

/** Prepared once for each vocabulary, as long as somebody holds the passage: many questions lead to the same ones. */
export function preparedPassage(passage: Passage, vocabulary: Vocabulary): PreparedPassage {
  const passages = known.get(vocabulary) ?? new WeakMap<Passage, PreparedPassage>();
  known.set(vocabulary, passages);
  const prepared = passages.get(passage) ?? prepare(passage, vocabulary);
  passages.set(passage, prepared);
  return prepared;
}

function prepare(passage: Passage, vocabulary: Vocabulary): PreparedPassage {
  const heading = passage.heading.join(' ');
  return {
    passage,
    heading: vocabulary.ids(heading),
    whole: vocabulary.ids(passage.text),
    all: vocabulary.ids(`${heading} ${passage.text}`),
    parts: partsOf(passage.text).map((part) => ({
      part,
      own: vocabulary.ids(part.text),
      label: vocabulary.ids(part.type === 'row' ? part.header.join(' ') : ''),
    })),
  };
}

import type { Passage } from '../../../core/knowledge.ts';
import { type Part, partsOf } from './passage-parts.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

type Ids = ReturnType<Vocabulary['ids']>;

/** A passage taken apart, with what questions are held against. */
export interface PreparedPassage {
  readonly passage: Passage;
  readonly heading: Ids;
  readonly whole: Ids;
  /** Of the last heading. */
  readonly title: readonly Term[];
  readonly parts: readonly PreparedPart[];
}

interface PreparedPart {
  readonly part: Part;
  readonly own: Ids;
  /** The table's header. */
  readonly columns: Ids;
  /** What the part is about, as it says itself: the first cell of a row, the words before the colon of an item. */
  readonly label: readonly Term[];
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
  return {
    passage,
    heading: vocabulary.ids(passage.heading.join(' ')),
    whole: vocabulary.ids(passage.text),
    title: vocabulary.terms(passage.heading.at(-1) ?? ''),
    parts: partsOf(passage.text).map((part) => ({
      part,
      own: vocabulary.ids(part.text),
      columns: vocabulary.ids(part.type === 'row' ? part.header.join(' ') : ''),
      label: vocabulary.terms(labelOf(part)),
    })),
  };
}

/** What a part is about, as it says itself. */
export function labelOf(part: Part): string {
  if (part.type === 'row') return part.cells[0] ?? '';
  return /^\*\*(.+?):?\*\*/.exec(part.text)?.[1] ?? part.text;
}

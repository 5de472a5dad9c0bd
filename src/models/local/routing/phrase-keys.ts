import type { Phrase } from './phrases.ts';
import type { Token } from './tokens.ts';

/**
 * What a phrase cannot do without: at least one of these stems, or kinds of token written `<kind>`, stands wherever the
 * phrase does. Undefined when nothing tells, because each of its words may be one of many. So of a thousand phrases only
 * the few are looked for that may be there.
 */
export function keysOf({ steps }: Phrase): readonly string[] | undefined {
  const telling = steps
    .filter(({ beginnings }) => beginnings.length === 0)
    .map(({ words, kinds }) => [...words, ...kinds.map(kindKey)])
    .sort((a, b) => a.length - b.length || longest(b) - longest(a));
  return telling[0];
}

/** What keys are looked for in a sentence. */
export function keysIn(tokens: readonly Token[], stems: readonly string[]): ReadonlySet<string> {
  const keys = new Set(stems);
  for (const { kind } of tokens) if (kind !== 'word') keys.add(kindKey(kind));
  return keys;
}

const kindKey = (kind: string) => `<${kind}>`;
/** Long words are rarer than short ones. */
const longest = (words: readonly string[]) => Math.max(...words.map(({ length }) => length));

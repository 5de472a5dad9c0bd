import type { Passage } from '../../../core/knowledge.ts';

/** What several searches found, the first of each: the same passage may be held by several objects. */
export function eachOnce(passages: readonly Passage[]): readonly Passage[] {
  const seen = new Set<string>();
  return passages.filter(({ document, anchor, lines }) => {
    const key = `${document}#${anchor}:${lines[0]}`;
    return !seen.has(key) && seen.add(key);
  });
}

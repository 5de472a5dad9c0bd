import type { Flag } from './entry.ts';

/** How many words with the same fault are named. */
const named = 6;

/** Flags as they are read, one for each fault: `“9.00”, “12” and 3 more` and what speaks against all of them. */
export function groupFlags(flags: readonly Flag[]): readonly { readonly words: string; readonly why: string }[] {
  return [...Map.groupBy(flags, ({ why }) => why)].map(([why, group]) => {
    const words = group.slice(0, named).map(({ text }) => `“${text}”`);
    const rest = group.length - named;
    return { words: rest > 0 ? `${words.join(', ')} and ${rest} more` : words.join(', '), why };
  });
}

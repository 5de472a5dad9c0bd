import { remembered } from '../remembered.ts';
import { findPhrase, parsePhrase } from '../routing/phrases.ts';
import { sentencesOf } from '../routing/sentences.ts';
import { stem } from '../routing/stem.ts';
import { tokensOf } from '../routing/tokens.ts';

/** The words of a text by which it speaks of one of the phrases, which are written as in signals; null when it does not. */
export function wordsSaid(phrases: readonly string[], text: string): string | null {
  const sentences = sentencesOf(text.replace(/’/g, "'")).map(({ text: sentence }) => {
    const tokens = tokensOf(sentence);
    return { tokens, stems: tokens.map((token) => stem(token.text)) };
  });
  for (const phrase of phrases) {
    for (const { tokens, stems } of sentences) {
      const match = findPhrase(parsed(phrase), tokens, stems);
      if (match === undefined) continue;
      return tokens
        .slice(match.start, match.end)
        .map((token) => token.text)
        .join(' ');
    }
  }
  return null;
}

const parsed = remembered(300, parsePhrase);

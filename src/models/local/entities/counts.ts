/** A number with what it counts: `12 users`. */
export interface Count {
  readonly value: number;
  /** As written, lower-case. */
  readonly unit: string;
}

export function findCounts(text: string): readonly Count[] {
  const nouns =
    'users?|seats?|people|members?|licen[cs]es?|employees|staff|colleagues|persons?|months?|years?|days?|weeks?|hours?|tasks?|projects?|files?|workspaces?|requests?|times';
  return [
    ...text.matchAll(
      new RegExp(`\\b(\\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s+(?:\\w+\\s)?(${nouns})\\b`, 'gi'),
    ),
  ].map(([, value = '', noun = '']) => ({ value: numberOf(value), unit: noun.toLowerCase() }));
}

const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const numberOf = (word: string) => (/^\d/.test(word) ? Number(word) : numberWords.indexOf(word.toLowerCase()));

/** Digits, with commas or without, or number words up to ninety-nine, as a number; -1 for other words. */
export function numberOf(digits: string): number {
  if (/^\d/.test(digits)) return Number(digits.replaceAll(',', ''));
  const [first = '', second = ''] = digits.toLowerCase().split(/[- ]/);
  if (first === 'hundred') return 100;
  const round = tens.indexOf(first);
  return round < 0 ? ones.indexOf(first) : (round + 2) * 10 + Math.max(0, ones.indexOf(second));
}

/** A number written as a word. */
export function isNumberWord(word: string): boolean {
  return ones.includes(word) || tens.includes(word) || word === 'hundred';
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A number in words, up to a hundred, as a part of a pattern: `twelve`, `forty-two`. */
export const numberWords = `(?:${tens.join('|')})(?:[- ](?:${ones.slice(1, 10).join('|')}))?|${ones.slice(1).join('|')}|hundred`;

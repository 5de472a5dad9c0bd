/**
 * A quote as one line for a reader: the cells of a table row stand apart by ` · `, rows and items of a list by `; `,
 * marks of Markdown are gone. For showing only: what is checked against a document is the quote itself.
 */
export function readableQuote(quote: string): string {
  const lines = quote.split('\n').filter((line) => line.trim() !== '' && !rule.test(line));
  return lines.reduce((text, line) => {
    const words = unmarked(line);
    if (text === '') return words;
    return isOwn(line) ? `${text.replace(/[;,]$/, '')}; ${words}` : `${text} ${words}`;
  }, '');
}

const rule = /^[\s|:-]+$/;
const bullet = /^\s*(?:[-*+]|\d+[.)])\s+/;
const bar = /(?<!\\)\|/;

/** A line that does not go on with the one before it. */
function isOwn(line: string): boolean {
  return bullet.test(line) || bar.test(line);
}

function unmarked(line: string): string {
  const plain = line
    .replace(bullet, '')
    .replace(/^\s*(?:#+|>)\s+/, '')
    .replaceAll(/\*\*(?=\S)(.*?\S)\*\*/g, '$1')
    .replaceAll(/`([^`]+)`/g, '$1');
  if (!bar.test(plain)) return plain.trim();
  const cells = plain.split(bar).map((cell) => cell.trim().replaceAll('\\|', '|'));
  return cells.filter((cell) => cell !== '').join(' · ');
}

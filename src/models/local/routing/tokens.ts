import { remembered } from '../remembered.ts';
import { lowerCase } from './lower-case.ts';
import { spell } from './spelling.ts';

/** A piece of text with a kind: `word`s are lower-case and spelled out, everything else is known by its shape. */
export interface Token {
  readonly kind:
    | 'word'
    | 'amount'
    | 'percent'
    | 'number'
    | 'email'
    | 'url'
    | 'path'
    | 'date'
    | 'time'
    | 'id'
    | 'status'
    | 'version'
    | 'file'
    | 'mark';
  readonly text: string;
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const shapes: readonly (readonly [Token['kind'], string])[] = [
  ['email', String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`],
  ['url', String.raw`https?://[^\s<>"')]+|www\.[^\s<>"')]+`],
  ['file', String.raw`[\w-]+\.(?:docx?|xlsx?|pdf|csv|zip|png|jpe?g|gif|mp4|mov|psd|svg|txt|json|xml|pptx?|ai|dwg|7z|heic|log|har)\b`],
  [
    'amount',
    String.raw`(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|aud|cad|us\$)\s?)\s?\d[\d.,' ]*\d|(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf)\s)\s?\d|\d[\d.,]*\s?(?:[$€£¥₹]|(?:usd|eur|gbp|chf|zł|pln|dollars?|bucks|euros?|pounds?|quid|dólares|dolar[ei]?|dollari)\b)`,
  ],
  ['percent', String.raw`\d+(?:[.,]\d+)?\s?%`],
  [
    'date',
    String.raw`\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}/\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:${months})\b|\b(?:${months})\s\d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}(?:st|nd|rd|th)\b`,
  ],
  ['time', String.raw`\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?\b|\b\d{1,2}\s?[ap]\.?m\b`],
  ['status', String.raw`\b[45]\d\d\b(?!\s?(?:users|people|seats|employees|staff|tasks|members|kb|mb|gb|px))|\b0x[0-9a-f]+\b`],
  ['version', String.raw`\bv?\d+\.\d+(?:\.\d+)+\b|\bv\d+(?:\.\d+)*\b`],
  ['id', String.raw`\b(?=[\w-]*\d)(?=[\w-]*[a-z])[a-z0-9]{2,}(?:[-_][a-z0-9]+)+\b|#\d{3,}|\b(?=\w*\d)[a-z]{2,6}\d{4,}\w*\b`],
  ['path', String.raw`/[a-z_][\w-]*(?:/[\w.{}:-]+)+/?`],
  ['number', String.raw`\d+(?:[.,]\d+)*`],
  ['word', String.raw`[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*`],
  ['mark', '[!?]+'],
];
const scannerOf = (kinds: readonly Token['kind'][]) =>
  new RegExp(shapes.flatMap(([kind, source]) => (kinds.includes(kind) ? [`(?<${kind}>${source})`] : [])).join('|'), 'gu');
const wordScanner = scannerOf(['word', 'mark']);
/** Takes milliseconds to make. */
let scanner: RegExp | undefined;
/** Every shape but words and marks has a figure, `@`, `/`, or a full stop before a letter. */
const shaped = /[\d@/]|\.[a-z]/;
/** Thai begins here, the others come later. The pattern of all their letters takes a millisecond to make: most texts never need it. */
const farLetters = /[\u0e00-\uffff]/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** The sentences of a message, of its matters and of their parts: each is looked at from many sides. */
const textsAtOnce = 64;

/** Cuts a text into tokens. Scripts that do not put spaces between words give pairs of letters. */
export const tokensOf = remembered(textsAtOnce, (text): readonly Token[] => {
  const tokens: Token[] = [];
  const lower = lowerCase(text);
  for (const match of lower.matchAll(scannerFor(lower))) {
    const groups = match.groups ?? {};
    const kind = shapes.find(([name]) => groups[name] !== undefined)?.[0] ?? 'word';
    if (kind !== 'word') tokens.push({ kind, text: match[0] });
    else if (farLetters.test(match[0]) && unspaced.test(match[0])) {
      for (const pair of pairsOf(text.slice(match.index, match.index + match[0].length))) tokens.push({ kind, text: pair });
    } else for (const word of spell(match[0])) tokens.push({ kind, text: word });
  }
  return tokens;
});

function scannerFor(lower: string): RegExp {
  if (!shaped.test(lower)) return wordScanner;
  scanner ??= scannerOf(shapes.map(([kind]) => kind));
  return scanner;
}

function pairsOf(run: string): readonly string[] {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(0, -1).map((letter, index) => letter + (letters[index + 1] ?? ''));
}

/**
 * Porter's stemmer for English (M. F. Porter, 1980): `cancelled`, `cancelling` and `cancellation` meet in one form.
 * Expects one word in small letters; anything that is not plain a–z is returned as it is.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let w = word.startsWith('y') ? `Y${word.slice(1)}` : word;
  w = plural(w);
  w = pastAndGerund(w);
  if (/y$/.test(w) && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceLongest(w, doubleSuffixes, (root) => measure(root) > 0);
  w = replaceLongest(w, simpleSuffixes, (root) => measure(root) > 0);
  w = residual(w);
  w = finalE(w);
  return w.toLowerCase();
}

const doubleSuffixes: Readonly<Record<string, string>> = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log',
};

const simpleSuffixes: Readonly<Record<string, string>> = {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
};

const residualSuffixes = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ion',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
  'ou',
];

function plural(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2);
  return w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w;
}

function pastAndGerund(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const [ending] = /(?:ed|ing)$/.exec(w) ?? [];
  if (ending === undefined || !hasVowel(w.slice(0, -ending.length))) return w;
  const root = w.slice(0, -ending.length);
  if (/(?:at|bl|iz)$/.test(root)) return `${root}e`;
  if (/([^aeiou])\1$/.test(root) && !/[lsz]$/.test(root)) return root.slice(0, -1);
  return measure(root) === 1 && endsShort(root) ? `${root}e` : root;
}

function replaceLongest(w: string, suffixes: Readonly<Record<string, string>>, allowed: (root: string) => boolean): string {
  const found = Object.keys(suffixes)
    .filter((suffix) => w.endsWith(suffix))
    .sort((a, b) => b.length - a.length)[0];
  if (found === undefined) return w;
  const root = w.slice(0, -found.length);
  return allowed(root) ? root + (suffixes[found] ?? '') : w;
}

function residual(w: string): string {
  const found = residualSuffixes.find((suffix) => w.endsWith(suffix));
  if (found === undefined) return w;
  const root = w.slice(0, -found.length);
  if (measure(root) <= 1 || (found === 'ion' && !/[st]$/.test(root))) return w;
  return root;
}

function finalE(w: string): string {
  let out = w;
  if (out.endsWith('e')) {
    const root = out.slice(0, -1);
    if (measure(root) > 1 || (measure(root) === 1 && !endsShort(root))) out = root;
  }
  return /ll$/.test(out) && measure(out) > 1 ? out.slice(0, -1) : out;
}

/** How many times a vowel is followed by a consonant: roughly the syllables. */
function measure(root: string): number {
  return (letterKinds(root).match(/v+c+/g) ?? []).length;
}

function hasVowel(root: string): boolean {
  return letterKinds(root).includes('v');
}

/** Ends consonant–vowel–consonant, the last of them not w, x or y: `hop`, not `show`. */
function endsShort(root: string): boolean {
  return /cvc$/.test(letterKinds(root)) && !/[wxy]$/.test(root);
}

function letterKinds(root: string): string {
  let kinds = '';
  for (const letter of root) {
    const vowel = /[aeiou]/.test(letter) || (letter === 'y' && kinds.endsWith('c'));
    kinds += vowel ? 'v' : 'c';
  }
  return kinds;
}

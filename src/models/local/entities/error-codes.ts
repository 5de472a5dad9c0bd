/** HTTP statuses that stand for themselves, and names as machines write them; upper-case, each once. */
export function findErrorCodes(text: string): readonly string[] {
  const statuses = [...text.matchAll(status)].map(([, code = '']) => code);
  const names = [...text.matchAll(name)].map(([code]) => code.toUpperCase());
  const numbered = [...text.matchAll(number)].flatMap(([code], at, all) => (isOfError(text, all[at]?.index ?? 0) ? [code] : []));
  return [...new Set([...statuses, ...names, ...numbered])];
}

const status =
  /(?<![\d.,$€£#:/-])\b([45](?:0\d|1\d|2\d|3\d|51))\b(?![.,:/-]?\d)(?!\s?(?:users|people|seats|employees|staff|tasks|members|kb|mb|gb|px|dollars|usd|%))/gi;
const name =
  /\b(?:ERR_[A-Z_]+|[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+(?=\b.{0,40}(?:error|fehler))|E(?:CONN|TIMEDOUT|NOENT|NOTFOUND|ACCES|PIPE|PERM|EXIST|HOST|NET|ADDR|AI_|MFILE)[A-Z]*|0x[0-9a-fA-F]+)/g;
/** `TF-1009`: invoices and tickets are numbered like this as well. */
const number = /(?<![\w-])[A-Z]{1,4}-\d{2,5}(?![\w-])/g;

function isOfError(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 40), at + 50);
  return /\b(?:errors?|codes?|fehler\w*|erreur|errore|erro|says?|said|shows?|message|fails?|failed|stops?|wrong|exception)\b/i.test(around);
}

/** HTTP statuses that stand for themselves, and names as machines write them; upper-case, each once. */
export function findErrorCodes(text: string): readonly string[] {
  const statuses = [
    ...text.matchAll(
      /(?<![\d.,$€£#:/-])\b([45](?:0\d|1\d|2\d|3\d|51))\b(?![.,:/-]?\d)(?!\s?(?:users|people|seats|employees|staff|tasks|members|kb|mb|gb|px|dollars|usd|%))/gi,
    ),
  ].map(([, code = '']) => code);
  const names = [
    ...text.matchAll(
      /\b(?:ERR_[A-Z_]+|[A-Z]{2,}(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+(?=\b.{0,40}(?:error|fehler))|E[A-Z]{5,}|0x[0-9a-fA-F]+|[A-Z]{2,4}-\d{3,5}(?=\b))/g,
    ),
  ].map(([code]) => code.toUpperCase());
  return [...new Set([...statuses, ...names])];
}

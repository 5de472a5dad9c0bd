/** The text of a file: UTF-8, or UTF-16 when it says so. Bytes that are no text become U+FFFD. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Files that are no text at all are told by the zero bytes near their beginning. */
export function isBinary(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !wide && bytes.subarray(0, 8000).includes(0);
}

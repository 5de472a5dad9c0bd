/** What stands in files, by their names. Bytes: most starts only ask whether they are the same as before. */
export type FileContents = ReadonlyMap<string, Uint8Array>;

export function textsOf(files: FileContents): ReadonlyMap<string, string> {
  const decoder = new TextDecoder();
  return new Map([...files].map(([name, content]) => [name, decoder.decode(content)]));
}

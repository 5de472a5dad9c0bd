import { extname } from 'node:path';
import type { ReadDocument } from './blocks.ts';
import { decode, isBinary } from './decode.ts';
import { markdownBlocks } from './markdown-blocks.ts';
import { plainBlocks } from './plain-blocks.ts';
import { UnreadableDocument } from './unreadable-document.ts';

/** Formats that are read at once. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => ReadDocument>> = {
  '.md': (bytes) => markdownBlocks(textOf(bytes)),
  '.markdown': (bytes) => markdownBlocks(textOf(bytes)),
  '.txt': (bytes) => plainBlocks(textOf(bytes)),
};

/** Formats whose parser is loaded when the first such file turns up: few teams need it. */
const parsers: Readonly<Record<string, (bytes: Uint8Array) => Promise<ReadDocument>>> = {
  '.html': parseHtml,
  '.htm': parseHtml,
  '.pdf': async (bytes) => (await import('./pdf-blocks.ts')).pdfBlocks(bytes),
};

export function isDocument(file: string): boolean {
  return format(file) in readers || needsParser(file);
}

export function needsParser(file: string): boolean {
  return format(file) in parsers;
}

/** Throws `UnreadableDocument`, and for a file that needs a parser. */
export function readDocument(file: string, bytes: Uint8Array): ReadDocument {
  const reader = readers[format(file)];
  if (reader === undefined)
    throw new UnreadableDocument(`documents are ${[...Object.keys(readers), ...Object.keys(parsers)].join(', ')} files`);
  return reader(bytes);
}

/** Throws `UnreadableDocument`. */
export async function parseDocument(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  return (await parsers[format(file)]?.(bytes)) ?? readDocument(file, bytes);
}

function format(file: string): string {
  return extname(file).toLowerCase();
}

async function parseHtml(bytes: Uint8Array): Promise<ReadDocument> {
  return (await import('./html-blocks.ts')).htmlBlocks(textOf(bytes));
}

function textOf(bytes: Uint8Array): string {
  if (isBinary(bytes)) throw new UnreadableDocument('it is not a text file, in spite of its name');
  return decode(bytes);
}

import { hash as digest } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stampOf } from '../files/stamp-of.ts';
import type { ReadDocument } from './blocks.ts';
import { parseDocument, readDocument } from './read-document.ts';
import { UnreadableDocument } from './unreadable-document.ts';

/** In bytes: nobody cites a larger one, and reading it would take all the memory. */
const largestFile = 32 * 1024 * 1024;

/** A file as it is now. */
export interface LoadedFile {
  readonly path: string;
  /** Undefined when the file is gone. */
  readonly stamp: string | undefined;
  /** SHA-256 of the file, hex. */
  readonly hash: string;
  readonly document: ReadDocument;
  /** Why it could not be read; empty when it could. It then has no text, until the file changes. */
  readonly problem: string;
}

const nothing: ReadDocument = { blocks: [], lineCount: 0 };

/** Reads a file of a format that needs no parser. */
export function loadFile(path: string, now: number): LoadedFile {
  const before = begin(path, now);
  try {
    return { ...before, document: before.bytes === undefined ? nothing : readDocument(path, before.bytes) };
  } catch (error) {
    return failed(before, error);
  }
}

/** Reads a file of any format. */
export async function parseFile(path: string, now: number): Promise<LoadedFile> {
  const before = begin(path, now);
  try {
    return { ...before, document: before.bytes === undefined ? nothing : await parseDocument(path, before.bytes) };
  } catch (error) {
    return failed(before, error);
  }
}

/** The stamp is taken before the file is read: what is written in between is seen next time. */
function begin(path: string, now: number): Omit<LoadedFile, 'document'> & { readonly bytes: Uint8Array | undefined } {
  const stamp = stampOf(path, now);
  if (stamp === undefined) return { path, stamp, hash: '', problem: '', bytes: undefined };
  try {
    const bytes = readFileSync(path);
    const hash = digest('sha256', bytes);
    if (bytes.length <= largestFile) return { path, stamp, hash, problem: '', bytes };
    return { path, stamp, hash, problem: `it is larger than ${largestFile / 1024 / 1024} MB`, bytes: undefined };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return { path, stamp, hash: '', problem: error.message, bytes: undefined };
    throw error;
  }
}

function failed({ path, stamp, hash }: Omit<LoadedFile, 'document'>, error: unknown): LoadedFile {
  if (error instanceof UnreadableDocument) return { path, stamp, hash, document: nothing, problem: error.message };
  throw error;
}

import { createHash } from 'node:crypto';
import type { SignalRule } from '../../../core/routing.ts';
import type { FileContents } from '../file-contents.ts';

/** Raised when the code makes other features of the same message: what was learned before does not fit them. */
const featureVersion = 4;

export interface LearningSources {
  /** Content of the team's example files (`billing.jsonl`, …) by name. */
  readonly examples: FileContents;
  /** Names of the specialists. */
  readonly specialists: readonly string[];
  readonly signals: readonly SignalRule[];
  /** The language's words in classes: lists by name. */
  readonly words: FileContents;
}

/** SHA-256 over everything that is learned from and with, hex. */
export function fingerprintOf(sources: LearningSources): string {
  const hash = createHash('sha256');
  hash.update(besideFiles(sources));
  for (const files of [sources.words, sources.examples]) {
    for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** All of it that stands in no file. */
export function besideFiles({ specialists, signals }: Pick<LearningSources, 'specialists' | 'signals'>): string {
  return JSON.stringify([featureVersion, [...specialists].sort(), signals]);
}

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { PolicyDocument } from '../core/policy-document.ts';
import { TeamError } from './load-team.ts';

/** Raised when what parsing makes of the same file changes: older cache files are then of no use. */
const format = 2;

/** A team without a policy file: reads run, writes are confirmed. */
const noPolicies: PolicyDocument = { file: '', roles: [], limits: {}, facts: [], rules: [] };

/**
 * Reads the rules of a team. Parsed once, then taken from the cache as long as the file has not changed; the YAML
 * parser is loaded only for that. Throws `TeamError` with everything that is wrong, `UserError` when the file is not there.
 */
export async function loadPolicies(
  file: string | undefined,
  cacheFolder: string | undefined,
  show: (path: string) => string = (path) => path,
): Promise<PolicyDocument> {
  if (file === undefined) return noPolicies;
  const content = read(file, show);
  const cache = cacheFolder === undefined ? undefined : cachePath(cacheFolder, file, content);
  const cached = cache === undefined ? undefined : readCache(cache.path);
  if (cached !== undefined) return cached;
  const { parsePolicyFile } = await import('./policy-file.ts');
  const { document, problems } = parsePolicyFile(show(file), content);
  if (document === undefined) throw new TeamError(show(dirname(file)), problems);
  if (cache !== undefined && cacheFolder !== undefined) writeCache(cacheFolder, cache, document);
  return document;
}

function read(file: string, show: (path: string) => string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`The policies ${show(file)} cannot be read.`, 'team.yml names them under "policies".');
  }
}

interface CachePath {
  readonly prefix: string;
  readonly path: string;
}

function cachePath(folder: string, file: string, content: string): CachePath {
  const prefix = `policies-${hash(file).slice(0, 12)}-`;
  return { prefix, path: join(folder, `${prefix}${format}-${hash(content).slice(0, 32)}.json`) };
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

function readCache(path: string): PolicyDocument | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isDocument(value) ? value : undefined;
  } catch {
    // Not there, or cut short: it is made again from the file.
    return undefined;
  }
}

/** The name of the file vouches for its content; this only tells a whole file from a stray one. */
function isDocument(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && 'rules' in value && 'facts' in value;
}

function writeCache(folder: string, { prefix, path }: CachePath, document: PolicyDocument): void {
  try {
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(document));
    renameSync(draft, path);
    for (const name of readdirSync(folder)) {
      if (name.startsWith(prefix) && join(folder, name) !== path) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A cache that cannot be written costs time at the next start, nothing else.
  }
}

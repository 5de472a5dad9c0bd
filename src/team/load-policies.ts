import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { PolicyDocument } from '../core/policy-document.ts';
import { compiledCache, sha256 } from './compiled-cache.ts';
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
  const cache = compiledCache({ folder: cacheFolder, kind: 'policies', source: file, hash: sha256(content), format, isWhole: isDocument });
  const cached = cache.read();
  if (cached !== undefined) return cached;
  const { parsePolicyFile } = await import('./policy-file.ts');
  const { document, problems } = parsePolicyFile(show(file), content);
  if (document === undefined) throw new TeamError(show(dirname(file)), problems);
  cache.write(document);
  return document;
}

function read(file: string, show: (path: string) => string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`The policies ${show(file)} cannot be read.`, 'team.yml names them under "policies".');
  }
}

function isDocument(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && 'rules' in value && 'facts' in value;
}

import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../core/errors.ts';

export type DirectoryKind = 'data' | 'cache' | 'config';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where Frontdesk keeps things: `FRONTDESK_DATA_DIR` and its like first, then the XDG directories, then what the platform uses.
 * Nothing is created here.
 * @throws {UserError} when neither is set and there is no home directory
 */
export function directory(kind: DirectoryKind, env: Environment, platform: NodeJS.Platform = process.platform): string {
  const own = env[names[kind].own];
  if (own) return own;
  const xdg = env[names[kind].xdg];
  if (xdg) return join(xdg, 'frontdesk');
  if (platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'frontdesk', names[kind].windows);
  return join(home(kind, env), platform === 'darwin' ? names[kind].mac : names[kind].unix, 'frontdesk');
}

const names = {
  data: { own: 'FRONTDESK_DATA_DIR', xdg: 'XDG_DATA_HOME', unix: '.local/share', mac: 'Library/Application Support', windows: 'Data' },
  cache: { own: 'FRONTDESK_CACHE_DIR', xdg: 'XDG_CACHE_HOME', unix: '.cache', mac: 'Library/Caches', windows: 'Cache' },
  config: { own: 'FRONTDESK_CONFIG_DIR', xdg: 'XDG_CONFIG_HOME', unix: '.config', mac: 'Library/Preferences', windows: 'Config' },
} as const;

function home(kind: DirectoryKind, env: Environment): string {
  const found = env['HOME'] ?? env['USERPROFILE'] ?? systemHome();
  if (found) return found;
  throw new UserError(
    `There is no home directory to keep ${kind === 'data' ? 'conversations' : `the ${kind}`} in.`,
    `Set ${names[kind].own} to a directory of your choice.`,
  );
}

/** Node throws where the user has no entry in the password database: a container with a random user id. */
function systemHome(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}

import * as http from 'node:http';

/**
 * Sends the requests of this process through the proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name, in either
 * case. Returns what undoes it; undefined when no proxy is named, or when this Node cannot do it by itself (before
 * 24.14; there `NODE_USE_ENV_PROXY=1` does the same).
 */
export function proxyFromEnvironment(env: Readonly<Record<string, string | undefined>>): (() => void) | undefined {
  const named = ['HTTPS_PROXY', 'HTTP_PROXY'].some((name) => env[name] || env[name.toLowerCase()]);
  if (!named || !('setGlobalProxyFromEnv' in http)) return undefined;
  return http.setGlobalProxyFromEnv({ ...env });
}

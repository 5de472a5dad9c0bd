import { UserError } from '../core/errors.ts';
import type { Problem } from '../core/problem.ts';
import type { McpServerSettings, TeamSettings } from '../core/team-settings.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

const reference = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * The MCP servers of a team with `${NAME}` filled in from the environment. Called when the servers are needed, not before:
 * the values are secrets and stay out of the cache. Throws a `UserError` that names what is missing.
 */
export function resolveMcpServers(
  { mcpServers }: Pick<TeamSettings, 'mcpServers'>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, McpServerSettings>> {
  const fill = (server: string, text: string) =>
    text.replace(reference, (_, name: string) => {
      const value = environment[name];
      if (value === undefined || value === '') {
        throw new UserError(`The MCP server "${server}" needs ${name} in the environment, and it is not set.`, `Set it: export ${name}=…`);
      }
      return value;
    });
  const fillAll = (server: string, values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([key, text]) => [key, fill(server, text)]));
  return Object.fromEntries(
    Object.entries(mcpServers).map(([name, settings]) => [
      name,
      'url' in settings
        ? { ...settings, url: fill(name, settings.url), ...(settings.headers && { headers: fillAll(name, settings.headers) }) }
        : { ...settings, ...(settings.env && { env: fillAll(name, settings.env) }) },
    ]),
  );
}

/** `${NAME}` is read only where a value may be secret. Anywhere else it would stand there as it is, unnoticed. */
export function misplacedReferences(file: YamlFile): readonly Problem[] {
  return strings(file.value, []).flatMap(({ path, text }) => {
    const [match] = text.match(reference) ?? [];
    if (match === undefined || mayBeSecret(path)) return [];
    const message = `${match} is not read here`;
    const hint = 'references to the environment are for url, headers and env of mcpServers';
    return [{ severity: 'error', file: file.file, ...file.locate(path), message, hint } as const];
  });
}

/** Every `${NAME}` of a file, with the path of the value it stands in. */
export function referencesIn(file: YamlFile): readonly { readonly path: YamlPath; readonly name: string }[] {
  return strings(file.value, []).flatMap(({ path, text }) => [...text.matchAll(reference)].map(([, name = '']) => ({ path, name })));
}

function mayBeSecret([section, , key]: YamlPath): boolean {
  return section === 'mcpServers' && (key === 'url' || key === 'headers' || key === 'env');
}

function strings(value: unknown, path: YamlPath): readonly { readonly path: YamlPath; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => strings(item, [...path, index]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, item]) => strings(item, [...path, key]));
  return [];
}

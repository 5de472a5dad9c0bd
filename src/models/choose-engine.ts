import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';

export const engineNames = ['local', 'claude'] as const;
export type EngineName = (typeof engineNames)[number];

/** Everything the choice depends on; empty words count as not said. */
export interface EngineSources {
  /** `--engine` */
  readonly flag?: string | undefined;
  /** The environment: `FRONTDESK_ENGINE` and the keys of the Claude engine. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `engine` in the configuration. */
  readonly config?: string | undefined;
}

export interface EngineChoice {
  readonly engine: EngineName;
  readonly because: 'flag' | 'environment' | 'config' | 'default';
  /**
   * A key lies ready and nobody has said whether it may be used. An interactive edge asks once, stores the answer
   * as `engine` in the configuration, and chooses again; a script goes on with `local`.
   */
  readonly ask: boolean;
  /** Why the engine cannot answer as things stand, and how to mend it. */
  readonly problem?: { readonly message: string; readonly hint: string };
}

/**
 * Which engine answers: flag, then environment, then configuration, else `local`. A key in the environment is
 * no permission: customer messages leave this machine only after somebody has named the engine.
 *
 * @throws {UserError} for a word that is no engine
 */
export function chooseEngine({ flag, env, config }: EngineSources): EngineChoice {
  const said = [
    { word: flag, because: 'flag', where: '--engine' },
    { word: env['FRONTDESK_ENGINE'], because: 'environment', where: 'FRONTDESK_ENGINE' },
    { word: config, because: 'config', where: 'engine in the configuration' },
  ] as const;
  for (const { word, because, where } of said) {
    if (word === undefined || word === '') continue;
    const engine = engineNamed(word, where);
    const problem = engine === 'claude' && !canReachClaude(env) ? noKey : undefined;
    return { engine, because, ask: false, ...(problem === undefined ? {} : { problem }) };
  }
  return { engine: 'local', because: 'default', ask: hasKey(env) };
}

function engineNamed(word: string, where: string): EngineName {
  const engine = engineNames.find((name) => name === word);
  if (engine !== undefined) return engine;
  const meant = nearest(word, engineNames);
  throw new UserError(
    `${where}: there is no engine "${word}".`,
    meant === undefined ? `Engines: ${engineNames.join(', ')}.` : `Did you mean ${meant}?`,
  );
}

const noKey = {
  message: 'The claude engine has no key.',
  hint: 'Set ANTHROPIC_API_KEY (or ANTHROPIC_BASE_URL for a gateway without one), or use the local engine: --engine local.',
};

/** A gateway may need no key: Ollama and llama.cpp do not. A recorded conversation needs neither. */
function canReachClaude(env: EngineSources['env']): boolean {
  return hasKey(env) || Boolean(env['ANTHROPIC_BASE_URL']) || env['FRONTDESK_CASSETTE']?.startsWith('replay:') === true;
}

function hasKey(env: EngineSources['env']): boolean {
  return Boolean(env['ANTHROPIC_API_KEY'] || env['ANTHROPIC_AUTH_TOKEN']);
}

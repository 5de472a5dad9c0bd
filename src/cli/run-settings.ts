import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { EngineSources } from '../models/choose-engine.ts';
import type { CommandContext } from './command.ts';
import { readConfig, type StoredConfig } from './config-file.ts';
import { directory } from './directories.ts';
import { resolveSetting, type Setting, type SettingName } from './settings.ts';

/** Flags that are settings for one run. */
export interface SettingFlags {
  readonly engine?: string;
  readonly model?: string;
  readonly team?: string;
  readonly screenReader?: true;
}

/** The settings of one run: its flags before the environment before the configuration. */
export interface RunSettings {
  get(name: SettingName): Setting | undefined;
  /** What the choice of the engine depends on. */
  readonly engineSources: EngineSources;
  /** Absolute folder of the team: the demo team unless another is set. */
  readonly teamFolder: string;
  /** The operator's name, as it stands in approvals and in the audit. */
  readonly operator: string;
}

export function runSettings({ shell, services }: Pick<CommandContext, 'shell' | 'services'>, flags: SettingFlags): RunSettings {
  let config: StoredConfig | undefined;
  const given = {
    ...(flags.engine === undefined ? {} : { engine: flags.engine }),
    ...(flags.model === undefined ? {} : { model: flags.model }),
    ...(flags.team === undefined ? {} : { team: flags.team }),
    ...(flags.screenReader === undefined ? {} : { 'screen-reader': 'true' }),
  };
  const get = (name: SettingName) => {
    config ??= readConfig(directory('config', shell.env));
    return resolveSetting(name, { flags: given, env: shell.env, config });
  };
  return {
    get,
    get engineSources() {
      const { value, source } = get('engine') ?? {};
      return { flag: flags.engine, env: shell.env, config: source === 'config' ? value : undefined };
    },
    get teamFolder() {
      const team = get('team');
      return team === undefined ? services.demoTeam : resolve(shell.cwd, team.value);
    },
    get operator() {
      return get('operator')?.value ?? (shell.env['USER'] || shell.env['LOGNAME'] || systemName());
    },
  };
}

/** A container may run as a user who has no name. */
function systemName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'operator';
  }
}

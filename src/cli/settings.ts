import { UserError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { nameProblem } from '../core/operator-name.ts';
import type { StoredConfig } from './config-file.ts';

interface SettingDefinition {
  readonly about: string;
  /** The environment variable that sets it for a shell or a script. */
  readonly variable: string;
  /** Only these values; any text without it. */
  readonly choices?: readonly string[];
  /** A problem with the value, as the end of a sentence; undefined when there is none. */
  readonly problem?: (value: string) => string | undefined;
}

const amount = (value: string) => (/^\d+(?:\.\d+)?$/.test(value) ? undefined : 'must be an amount of US dollars such as 0.50');

/** All that can be set, with `frontdesk config set` or by the environment. */
export const settings = {
  engine: {
    about: 'which engine answers; `claude` sends customer messages to the Anthropic API',
    variable: 'FRONTDESK_ENGINE',
    choices: ['local', 'claude'],
  },
  model: { about: 'the Claude model, instead of the ones that the team names', variable: 'FRONTDESK_MODEL' },
  team: { about: 'the folder of the team', variable: 'FRONTDESK_TEAM' },
  operator: {
    about: 'your name, as it stands in approvals and in the audit',
    variable: 'FRONTDESK_OPERATOR',
    problem: (value: string) => (nameProblem(value) === undefined ? undefined : 'must be a name that everybody can read'),
  },
  theme: {
    about: 'colours of the chat; `auto` asks the terminal for its background',
    variable: 'FRONTDESK_THEME',
    choices: ['auto', 'light', 'dark', 'high-contrast'],
  },
  'screen-reader': {
    about: 'a linear chat without borders and redrawing',
    variable: 'FRONTDESK_SCREEN_READER',
    choices: ['true', 'false'],
  },
  notify: {
    about: 'a bell when a turn ends or an approval waits while you look elsewhere',
    variable: 'FRONTDESK_NOTIFY',
    choices: ['true', 'false'],
  },
  'budget-turn': { about: 'stop a turn that has cost this many US dollars', variable: 'FRONTDESK_BUDGET_TURN', problem: amount },
  'budget-session': { about: 'stop a session that has cost this many US dollars', variable: 'FRONTDESK_BUDGET_SESSION', problem: amount },
  'budget-day': { about: 'stop for today after this many US dollars', variable: 'FRONTDESK_BUDGET_DAY', problem: amount },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as readonly SettingName[];

export interface Setting {
  readonly value: string;
  readonly source: 'flag' | 'environment' | 'config' | 'default';
}

export interface SettingSources {
  readonly flags?: Readonly<Partial<Record<SettingName, string>>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly config: StoredConfig;
  readonly defaults?: Readonly<Partial<Record<SettingName, string>>>;
}

/** A value and where it comes from: flag, then environment, then config, then the default. An empty variable counts as not set. */
export function resolveSetting(name: SettingName, { flags, env, config, defaults }: SettingSources): Setting | undefined {
  const { variable } = settings[name];
  const candidates = [
    { value: flags?.[name], source: 'flag', where: `--${name}` },
    { value: env[variable] || undefined, source: 'environment', where: variable },
    { value: config[name], source: 'config', where: `${name} in the configuration` },
    { value: defaults?.[name], source: 'default', where: name },
  ] as const;
  for (const { value, source, where } of candidates) {
    if (value !== undefined) return { value: checkedValue(name, value, where), source };
  }
  return undefined;
}

/** @throws {UserError} when the value does not fit the setting; `where` says who set it */
export function checkedValue(name: SettingName, value: string, where: string): string {
  const { choices, problem }: SettingDefinition = settings[name];
  if (choices !== undefined && !choices.includes(value)) {
    const meant = nearest(value, choices);
    throw new UserError(
      `${where}: "${value}" is not one of ${choices.join(', ')}.`,
      meant === undefined ? undefined : `Did you mean ${meant}?`,
    );
  }
  const found = problem?.(value);
  if (found !== undefined) throw new UserError(`${where} ${found}, not "${value}".`);
  return value;
}

/** @throws {UserError} for a name that is no setting, with the nearest that is */
export function settingName(word: string): SettingName {
  const found = settingNames.find((name) => name === word);
  if (found !== undefined) return found;
  const meant = nearest(word, settingNames);
  throw new UserError(
    `There is no setting "${word}".`,
    meant === undefined ? `Settings: ${settingNames.join(', ')}.` : `Did you mean ${meant}?`,
  );
}

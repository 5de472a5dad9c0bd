import { accessSync, constants } from 'node:fs';
import { UserError } from '../../core/errors.ts';
import { formatProblem } from '../../core/problem.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { chooseEngine } from '../../models/choose-engine.ts';
import type { CommandContext } from '../command.ts';
import { configPath, readConfig } from '../config-file.ts';
import { counted } from '../counted.ts';
import { directory } from '../directories.ts';
import { runSettings, type SettingFlags } from '../run-settings.ts';

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  /** `note` works and is worth knowing, `bad` does not work. */
  readonly state: 'good' | 'note' | 'bad';
  readonly found: string;
  readonly mend?: string;
}

type Finding = Omit<Check, 'name'>;

/** Looks at one thing after the other; what goes wrong on the way is a finding, not an error. */
export async function* checks(context: CommandContext, flags: SettingFlags): AsyncGenerator<Check> {
  for (const [name, look] of Object.entries(looks)) yield { name, ...(await findingOf(() => look(context, flags))) };
}

async function findingOf(look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    const mend = error instanceof UserError ? error.hint : undefined;
    return { state: 'bad', found: error instanceof Error ? error.message : String(error), ...(mend === undefined ? {} : { mend }) };
  }
}

const good = (found: string): Finding => ({ state: 'good', found });

const looks: Readonly<Record<string, (context: CommandContext, flags: SettingFlags) => Promise<Finding>>> = {
  program: async ({ version }) => good(`Frontdesk ${version} on Node.js ${process.versions.node}`),

  async terminal({ shell: { stdin, stdout, env } }) {
    if (!stdin.isTTY || !stdout.isTTY) {
      return { state: 'note', found: 'none: the chat needs one, everything else works', mend: 'In scripts use: frontdesk ask "…"' };
    }
    const narrow = stdout.columns < 40;
    return {
      state: narrow ? 'note' : 'good',
      found: `${env['TERM'] ?? 'unknown'}, ${stdout.columns} columns${narrow ? '; 40 are needed' : ''}`,
    };
  },

  async configuration({ shell: { env } }) {
    const folder = directory('config', env);
    const set = Object.keys(readConfig(folder)).length;
    return good(set === 0 ? 'none, the defaults hold' : `${configPath(folder)}, ${counted(set, 'setting')}`);
  },

  async cache({ shell: { env } }) {
    const folder = directory('cache', env);
    try {
      makeFolder(folder);
      accessSync(folder, constants.W_OK);
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
      const mend = 'Set FRONTDESK_CACHE_DIR to a directory that can be written.';
      return { state: 'note', found: `${folder} cannot be written${why}: every start takes longer`, mend };
    }
    return good(folder);
  },

  async database({ openStore, shell }) {
    const store = await openStore();
    const sessions = await store.sessions({ limit: 1 });
    const waiting = await store.waiting();
    const used = sessions.length === 0 ? 'no conversation yet' : `${counted(waiting.length, 'decision')} waiting`;
    return good(`${directory('data', shell.env)}, ${used}`);
  },

  async audit({ openStore }) {
    const { ok, records, problem } = await (await openStore()).verifyAudit();
    return ok
      ? good(`${counted(records, 'record')}, the chain is whole`)
      : { state: 'bad', found: problem ?? 'the chain is broken', mend: 'frontdesk audit verify says more.' };
  },

  async team(context, flags) {
    const { teamFolder } = runSettings(context, flags);
    const problems = await context.services.checkTeam(teamFolder);
    const [worst] = problems;
    if (worst === undefined) return good(`${(await context.services.team(teamFolder)).team.title}, sound`);
    const state = worst.severity === 'error' ? 'bad' : 'note';
    return {
      state,
      found: `${counted(problems.length, 'problem')}, first ${formatProblem(worst)}`,
      mend: 'frontdesk agents check lists them.',
    };
  },

  async documents(context, flags) {
    const knowledge = await context.services.knowledge(await context.services.team(runSettings(context, flags).teamFolder));
    await knowledge.refresh();
    const files = await knowledge.files();
    const unreadable = files.filter(({ problem }) => problem !== '');
    if (files.length === 0)
      return { state: 'bad', found: 'none', mend: 'Put Markdown files into the folders that team.yml names under "knowledge".' };
    if (unreadable.length === 0) return good(counted(files.length, 'document'));
    return { state: 'bad', found: `${unreadable.length} of ${files.length} cannot be read`, mend: 'frontdesk knowledge index names them.' };
  },

  async engine(context, flags) {
    const { engine, because, ask, problem } = chooseEngine(runSettings(context, flags).engineSources);
    if (problem !== undefined) return { state: 'bad', found: problem.message, mend: problem.hint };
    if (ask) return { state: 'note', found: 'local; a key is set and not used', mend: 'To use it: frontdesk config set engine claude' };
    return good(`${engine}, by ${because}`);
  },

  async operator(context, flags) {
    return good(runSettings(context, flags).operator);
  },
};

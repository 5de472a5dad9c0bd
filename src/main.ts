import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../package.json';
import type { Services, TurnChoice, Turns } from './cli/services.ts';
import type { Shell } from './cli/shell.ts';
import type { Problem } from './core/problem.ts';
import type { EngineName } from './models/choose-engine.ts';
import type { DeskStore } from './store/database-store.ts';
import type { LoadedTeam } from './team/load-team.ts';

/** Where the program begins, and the only file that chooses adapters. */
export async function main(process: NodeJS.Process): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const [{ runProgram }, { processShell }, { directory }] = await Promise.all([
    import('./cli/program.ts'),
    import('./cli/shell.ts'),
    import('./cli/directories.ts'),
  ]);
  const shell = processShell(process, (code) => process.exit(code));
  const services = adapters(shell, (kind) => directory(kind, shell.env));
  const code = await runProgram(argv, version, shell, services);
  await services.close();
  await Promise.all([shell.stdout.drained(), shell.stderr.drained()]);
  process.exit(code);
}

/** Every adapter is loaded when it is first asked for: a command pays for what it uses. */
function adapters({ env, cwd, now }: Shell, directory: (kind: 'data' | 'cache') => string): Services {
  const clock = { now };
  const wordsFolder = fileURLToPath(new URL('../agents/words', import.meta.url));
  const closing: (() => Promise<void> | void)[] = [];
  const show = (path: string) => (path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path);

  const demoTeam = fileURLToPath(new URL('../agents/teamflow', import.meta.url));
  const openDesk = async (teamFolder: string, place: (file: string) => string) => {
    const [{ openStore }, { teamNameIn }] = await Promise.all([import('./store/open-store.ts'), import('./team/team-name.ts')]);
    const name = teamNameIn(teamFolder);
    const isDemo = name === teamNameIn(demoTeam);
    const path = place(isDemo ? 'frontdesk.db' : `team-${name}.db`);
    const opened = await openStore({ path, now, seed: isDemo ? 'demo' : 'nothing' });
    closing.push(() => opened.close());
    return opened;
  };
  const store = onceFor(async (teamFolder: string) => openDesk(teamFolder, (file) => join(directory('data'), file)));
  const scratchStore = async (teamFolder: string) => openDesk(teamFolder, () => ':memory:');
  const knowledge = onceFor(async ({ team, settings }: LoadedTeam) => {
    const { openKnowledge } = await import('./knowledge/open-knowledge.ts');
    const opened = openKnowledge({ folders: settings.knowledge, cacheFolder: directory('cache'), synonyms: team.synonyms, clock });
    closing.push(() => opened.close());
    return opened;
  });
  const policies = onceFor(async ({ settings }: LoadedTeam) => {
    const { loadPolicies } = await import('./team/load-policies.ts');
    return await loadPolicies(settings.policies, directory('cache'), show);
  });
  const tools = onceFor(async (team: LoadedTeam) => {
    const { createTools } = await import('./tools/index.ts');
    return createTools({ knowledge: await knowledge(team) });
  });
  const identityOf = async (records: DeskStore) => {
    const { createIdentity } = await import('./desk/identity.ts');
    return createIdentity(records, now);
  };
  const identity = onceFor(async (teamFolder: string) => identityOf(await store(teamFolder)));

  const team = onceFor(async (folder: string) => {
    const { loadTeam } = await import('./team/load-team.ts');
    return await loadTeam(folder, directory('cache'), show);
  });

  async function checkTeam(folder: string): Promise<readonly Problem[]> {
    const [{ checkTeam }, { checkPolicies }, { clausesOf }, { TeamError }, { escalationKinds }] = await Promise.all([
      import('./team/check-team.ts'),
      import('./policy/check-policies.ts'),
      import('./policy/clauses.ts'),
      import('./team/load-team.ts'),
      import('./desk/records.ts'),
    ]);
    try {
      const loaded = await team(folder);
      const known = await knowledge(loaded);
      const [documents, clauses, all, rules] = await Promise.all([known.documents(), clausesOf(known), tools(loaded), policies(loaded)]);
      const names = Object.keys(all);
      const surroundings = { tools: names, documents, clauses, environment: env };
      return [...checkTeam(folder, surroundings, show), ...checkPolicies(rules, { clauses, tools: names, escalationKinds })];
    } catch (error) {
      if (error instanceof TeamError) return error.problems;
      throw error;
    }
  }

  async function checkKnowledge(loaded: LoadedTeam): Promise<readonly Problem[]> {
    const [{ checkKnowledge }, { clausesOf }] = await Promise.all([
      import('./knowledge/check-knowledge.ts'),
      import('./policy/clauses.ts'),
    ]);
    const known = await knowledge(loaded);
    const { file, rules } = await policies(loaded);
    const { team } = loaded;
    const use = {
      synonyms: team.synonyms,
      agentDocuments: Object.values(team.agents).flatMap(({ documents }) => documents),
      clauses: await clausesOf(known),
      citedClauses: rules.map(({ clause: { text, line, column } }) => ({ clause: text, file, line, column })),
    };
    return await checkKnowledge(known, use, show);
  }

  /** What is costly to make is made once for all turns: an engine learns when it is opened, a policy compiles its rules. */
  const policy = onceFor(async (loaded: LoadedTeam) => {
    const { createPolicy } = await import('./policy/policy.ts');
    return createPolicy(await policies(loaded));
  });
  const engineOf = onceFor(async (loaded: LoadedTeam) =>
    onceFor(async (name: EngineName) => {
      const { engines } = await import('./models/index.ts');
      const [open, known] = await Promise.all([engines[name](), knowledge(loaded)]);
      return onceFor(async (model: string | undefined) =>
        open({
          team: loaded,
          knowledge: known,
          cacheFolder: directory('cache'),
          wordsFolder,
          env,
          ...(model === undefined ? {} : { model }),
        }),
      );
    }),
  );

  async function turns({ team: loaded, engine, model, approver, verifier, operator, dryRun, store: other }: TurnChoice): Promise<Turns> {
    const [{ deskFacts }, { randomIds }] = await Promise.all([import('./desk/facts.ts'), import('./cli/ids.ts')]);
    const models = await (await engineOf(loaded))(engine);
    return {
      team: loaded.team,
      model: await models(model),
      tools: await tools(loaded),
      store: other ?? (await store(loaded.settings.folder)),
      policy: await policy(loaded),
      facts: deskFacts(),
      identity: other === undefined ? await identity(loaded.settings.folder) : await identityOf(other),
      approver,
      verifier,
      operator,
      clock,
      ids: randomIds,
      dryRun,
    };
  }

  return {
    demoTeam,
    starterTeam: fileURLToPath(new URL('../agents/starter', import.meta.url)),
    schemas: fileURLToPath(new URL('../agents/schema', import.meta.url)),
    team,
    checkTeam,
    store,
    scratchStore,
    knowledge,
    checkKnowledge,
    policies,
    tools,
    identity,
    turns,
    async close() {
      for (const close of closing.reverse()) await close();
    },
  };
}

function onceFor<Key, T>(open: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const opened = new Map<Key, Promise<T>>();
  return (key) => {
    const known = opened.get(key) ?? open(key);
    opened.set(key, known);
    return known;
  };
}

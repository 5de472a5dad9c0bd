import { chooseEngine, type EngineName, engineNames } from '../../models/choose-engine.ts';
import type { EngineInfo, Engines } from '../../tui/chat-options.ts';
import { writeConfig } from '../config-file.ts';
import type { Desk } from '../desk.ts';
import { directory } from '../directories.ts';
import type { Shell } from '../shell.ts';

export function chatEngines(desk: Desk, { env }: Pick<Shell, 'env'>): Engines {
  const { team } = desk.team;
  const teamModels = [...new Set(Object.values(team.agents).flatMap(({ model }) => model.model ?? []))];
  return {
    async list() {
      return engineNames.map((name): EngineInfo => {
        const current = desk.engine.name === name;
        if (name === 'local') return { name, current, model: 'local', models: ['local'], consented: true };
        const { problem } = chooseEngine({ flag: name, env });
        return {
          name,
          current,
          model: desk.engine.model ?? teamModels.join(', '),
          models: teamModels,
          ...(problem === undefined ? {} : { problem: `${problem.message} ${problem.hint}` }),
          sendsTo: env['ANTHROPIC_BASE_URL'] || 'the Anthropic API',
          consented: desk.settings.get('engine')?.value === 'claude',
        };
      });
    },
    async choose(word, model) {
      const { engine } = chooseEngine({ flag: word, env });
      desk.engine = { name: engine, model };
      if (engine === 'claude' && desk.settings.get('engine')?.value !== 'claude') await rememberEngine(engine, { env });
    },
  };
}

/** The answer to "may customer messages be sent?", for good. */
export async function rememberEngine(engine: EngineName, { env }: Pick<Shell, 'env'>): Promise<void> {
  await writeConfig(directory('config', env), 'engine', engine);
}

import { UserError } from '../core/errors.ts';
import { chooseEngine, type EngineName } from '../models/choose-engine.ts';
import type { RunSettings } from './run-settings.ts';
import type { Shell } from './shell.ts';

/**
 * The engine of a run. Where a key lies ready and nobody has said whether it may be used, `ask` is asked;
 * without it the local engine answers, and stderr says why.
 * @throws {UserError} when the engine cannot answer as things stand
 */
export async function engineFor(
  settings: RunSettings,
  { stderr }: Pick<Shell, 'stderr'>,
  { quiet, ask }: { readonly quiet: boolean; readonly ask?: () => Promise<EngineName> },
): Promise<EngineName> {
  const choice = chooseEngine(settings.engineSources);
  if (choice.problem !== undefined) throw new UserError(choice.problem.message, choice.problem.hint);
  if (!choice.ask) return choice.engine;
  if (ask !== undefined) return await ask();
  if (!quiet) {
    stderr.write('An API key is set and not used: customer messages stay here until you say `frontdesk config set engine claude`.\n');
  }
  return choice.engine;
}

import type { Team } from '../core/agent.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { Model } from '../core/model.ts';
import type { TeamSettings } from '../core/team-settings.ts';
import type { EngineName } from './choose-engine.ts';

/** All that an engine may need to begin. */
export interface EngineOptions {
  readonly team: { readonly team: Team; readonly settings: TeamSettings; readonly hash: string };
  readonly knowledge: Knowledge;
  /** Where what was learned may be kept. */
  readonly cacheFolder: string;
  /** Word lists of the languages, which ship with the program. */
  readonly wordsFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Instead of the models that the team names. */
  readonly model?: string;
}

export type OpenEngine = (options: EngineOptions) => Promise<Model>;

/** The engines by name. A new one is a folder here and a line in this table. */
export const engines = {
  local: async () => (await import('./local/open-local-engine.ts')).openLocalEngine,
  claude: async () => (await import('./claude/open-claude-engine.ts')).openClaudeEngine,
} as const satisfies Record<EngineName, () => Promise<OpenEngine>>;

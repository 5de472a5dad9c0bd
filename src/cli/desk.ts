import type { Approver, Operator } from '../core/approval.ts';
import { budget } from '../core/budget.ts';
import type { Conversation } from '../core/conversation.ts';
import type { Identity, Verifier } from '../core/customer.ts';
import type { TurnInput } from '../core/dependencies.ts';
import { runTurn } from '../core/turn.ts';
import type { EngineName } from '../models/choose-engine.ts';
import type { TurnOutputFormat } from '../outputs/index.ts';
import type { DeskStore } from '../store/database-store.ts';
import type { LoadedTeam } from '../team/load-team.ts';
import { parseAllowRule, ruleApprover } from './allow-rules.ts';
import { budgetLimits, spentSince } from './budget-limits.ts';
import { startOfDay } from './chat/figures.ts';
import type { CommandContext } from './command.ts';
import { engineFor } from './engine-choice.ts';
import type { ConversationFlags } from './flags.ts';
import type { LiveTranscript } from './live-transcript.ts';
import { type RunSettings, runSettings } from './run-settings.ts';
import type { Turns } from './services.ts';
import { type PrintedTurn, printingTo, printTurn } from './turn-printer.ts';

/** A desk opened for one run of the program: its team, its store, its engine, and how turns run. */
export interface Desk {
  readonly team: LoadedTeam;
  readonly store: DeskStore;
  readonly settings: RunSettings;
  readonly operator: Operator;
  identity(): Promise<Identity>;
  /** The engine of the next turn; the chat changes it. */
  engine: EngineInUse;
  /** What a turn runs on. Without an approver the rules of `--allow` decide; without a verifier identity checks wait. */
  dependencies(cards?: Partial<Cards>, store?: DeskStore): Promise<Turns>;
}

export interface EngineInUse {
  readonly name: EngineName;
  /** Instead of the models that the team names. */
  readonly model: string | undefined;
}

export interface Cards {
  readonly approver: Approver;
  readonly verifier: Verifier;
}

/** @param ask asks whether a key that lies ready may be used; without it the answer is no */
export async function openDesk(context: CommandContext, flags: ConversationFlags, ask?: () => Promise<EngineName>): Promise<Desk> {
  const { shell, services } = context;
  const rules = (flags.allow ?? []).map(parseAllowRule);
  const settings = runSettings(context, flags);
  const name = await engineFor(settings, shell, { quiet: flags.quiet === true, ...(ask === undefined ? {} : { ask }) });
  const team = await services.team(settings.teamFolder);
  const operator: Operator = { name: settings.operator, roles: [] };
  const limits = budgetLimits(settings, team.team.limits);
  // One for all turns of this run: what a rule allows, it allows once.
  const named = ruleApprover(rules, operator);
  const desk: Desk = {
    team,
    store: await context.openStore(),
    settings,
    operator,
    identity: () => services.identity(settings.teamFolder),
    engine: { name, model: settings.get('model')?.value },
    dependencies: async ({ approver = named, verifier = laterVerifier } = {}, store) => ({
      ...(await services.turns({
        team,
        engine: desk.engine.name,
        ...(desk.engine.model === undefined ? {} : { model: desk.engine.model }),
        approver,
        verifier,
        operator,
        dryRun: flags.dryRun === true,
        ...(store === undefined ? {} : { store }),
      })),
      // What this machine answers by itself costs nothing, and is not stopped by what others have cost before.
      ...(desk.engine.name === 'local' ? {} : { budget: budget(limits, () => spentSince(desk.store, startOfDay(shell.now()))) }),
    }),
  };
  return desk;
}

/** In scripts an identity check waits until `frontdesk verify`. */
const laterVerifier: Verifier = { collect: async () => 'defer' };

export interface PrintOptions {
  readonly flags: ConversationFlags;
  readonly format: TurnOutputFormat;
  readonly cards?: Partial<Cards>;
  readonly transcript?: LiveTranscript | undefined;
}

/** One turn, printed to stdout and stderr as it goes. */
export async function printedTurn(
  desk: Desk,
  { shell, version }: CommandContext,
  conversation: Conversation,
  input: TurnInput,
  { flags, format, cards, transcript }: PrintOptions,
): Promise<PrintedTurn> {
  const printing = printingTo(shell, flags, format, desk.team.team, version);
  const events = runTurn(conversation, input, await desk.dependencies(cards), shell.signal);
  return await printTurn(events, conversation, { ...printing, ...(transcript === undefined ? {} : { transcript }) });
}

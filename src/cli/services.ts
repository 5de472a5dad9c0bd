import type { Approver, Operator } from '../core/approval.ts';
import type { Identity, Verifier } from '../core/customer.ts';
import type { TurnDependencies } from '../core/dependencies.ts';
import type { PolicyDocument } from '../core/policy-document.ts';
import type { Problem } from '../core/problem.ts';
import type { AnyTool } from '../core/tool.ts';
import type { DeskRecords } from '../desk/desk-records.ts';
import type { OpenKnowledge } from '../knowledge/open-knowledge.ts';
import type { EngineName } from '../models/choose-engine.ts';
import type { DeskStore } from '../store/database-store.ts';
import type { SystemOfRecord } from '../store/records/desk-records.ts';
import type { LoadedTeam } from '../team/load-team.ts';

/** The adapters, each opened when it is first asked for and once. `main.ts` makes it. */
export interface Services {
  /** Folder of the demo team, which ships with the program. */
  readonly demoTeam: string;
  /** Folder of the team that `init` copies. */
  readonly starterTeam: string;
  /** Folder of the JSON Schemas of a team's files, for editors. */
  readonly schemas: string;
  /** @throws {UserError} with every problem of the team, each at its place */
  team(folder: string): Promise<LoadedTeam>;
  /**
   * The desk of the team in this folder: every team has a database of its own. That of the demo team begins with the
   * demo company, any other with nothing.
   * @throws {UserError} when there is no team in the folder, and for a database that cannot be used
   */
  store(teamFolder: string): Promise<DeskStore>;
  /** All that is wrong with the team of a folder and its policies, beside the tools and documents there are. */
  checkTeam(folder: string): Promise<readonly Problem[]>;
  /** A new desk of the team in this folder, in memory, for what leaves no trace. */
  scratchStore(teamFolder: string): Promise<DeskStore>;
  knowledge(team: LoadedTeam): Promise<OpenKnowledge>;
  /** All that is wrong with the documents: contradictions, dead links, clauses that rules cite and no document holds. */
  checkKnowledge(team: LoadedTeam): Promise<readonly Problem[]>;
  policies(team: LoadedTeam): Promise<PolicyDocument>;
  tools(team: LoadedTeam): Promise<Readonly<Record<string, AnyTool<DeskRecords>>>>;
  /** Compares answers with the records of the team in this folder. */
  identity(teamFolder: string): Promise<Identity>;
  turns(choice: TurnChoice): Promise<Turns>;
  close(): Promise<void>;
}

/** What the command line decides about turns. */
export interface TurnChoice {
  readonly team: LoadedTeam;
  readonly engine: EngineName;
  /** Instead of the models that the team names. */
  readonly model?: string;
  readonly approver: Approver;
  readonly verifier: Verifier;
  readonly operator: Operator;
  /** Writes are rehearsed and rolled back. */
  readonly dryRun: boolean;
  /** Instead of the desk's own. */
  readonly store?: DeskStore;
}

export type Turns = TurnDependencies<SystemOfRecord>;

import type { SignalRule } from './routing.ts';

/** What a team file says beside the team itself: where its things are. Paths are absolute. */
export interface TeamSettings {
  /** The folder that holds `team.yml`. */
  readonly folder: string;
  /** Folders with the documents that agents may cite. */
  readonly knowledge: readonly string[];
  /** The rules that calls are judged by; undefined when the team names none. */
  readonly policies: string | undefined;
  /** Folder with example messages, one `<agent>.jsonl` each: what routing is learned from. */
  readonly examples: string;
  /** Words that decide or colour a routing by themselves: `signals.yml`. */
  readonly signals: readonly SignalRule[];
  /** Outside systems by name. Environment references are not filled in yet. */
  readonly mcpServers: Readonly<Record<string, McpServerSettings>>;
}

/** An MCP server: a program that is started, or an address. Its tools are called `<server>__<tool>`. */
export type McpServerSettings = McpTransport & {
  /** Tools that only read and so run at once; every other tool of the server needs a confirmation. */
  readonly readTools?: readonly string[];
  /** Only these tools are offered; all when absent. */
  readonly tools?: readonly string[];
};

type McpTransport =
  | { readonly command: string; readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> }
  | { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

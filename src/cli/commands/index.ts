import type { DefineCommand } from '../command.ts';

interface CommandEntry {
  readonly summary: string;
  readonly group: keyof typeof groups;
  /** The subcommand that the bare noun means. */
  readonly bare?: string;
  readonly load: () => Promise<{ readonly define: DefineCommand }>;
}

/** Headings of the help. */
export const groups = {
  talk: 'Conversations:',
  decide: 'Decisions:',
  desk: 'The desk:',
  team: 'The team:',
  setup: 'Setup:',
} as const;

/** Every command, in the order of the help. A new one is a file here and a line in this table. */
export const commands = {
  sessions: {
    summary: 'list, search, show, delete and fork conversations',
    group: 'talk',
    bare: 'list',
    load: () => import('./sessions.ts'),
  },
  transcript: { summary: 'a past conversation as Markdown, text, JSON or a page', group: 'talk', load: () => import('./transcript.ts') },
  approvals: {
    summary: 'what waits for a decision, with its evidence',
    group: 'decide',
    bare: 'list',
    load: () => import('./approvals.ts'),
  },
  agents: { summary: 'the team, and whether it is sound', group: 'team', bare: 'list', load: () => import('./agents.ts') },
  knowledge: { summary: 'search and index what agents may cite', group: 'team', load: () => import('./knowledge.ts') },
  config: { summary: 'settings, and where each comes from', group: 'setup', bare: 'list', load: () => import('./config.ts') },
  completion: { summary: 'tab completion for bash, zsh or fish', group: 'setup', load: () => import('./completion.ts') },
} as const satisfies Record<string, CommandEntry>;

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
  chat: { summary: 'the desk itself; what a bare frontdesk opens', group: 'talk', load: () => import('./chat.ts') },
  ask: { summary: 'one message, one answer, for people and scripts', group: 'talk', load: () => import('./ask.ts') },
  sessions: {
    summary: 'list, search, show, delete and fork conversations',
    group: 'talk',
    bare: 'list',
    load: () => import('./sessions.ts'),
  },
  transcript: { summary: 'a past conversation as Markdown, text, JSON or a page', group: 'talk', load: () => import('./transcript.ts') },
  batch: { summary: 'many messages from a file, results as lines of JSON', group: 'talk', load: () => import('./batch.ts') },
  approvals: {
    summary: 'what waits for a decision, with its evidence',
    group: 'decide',
    bare: 'list',
    load: () => import('./approvals.ts'),
  },
  approve: { summary: 'let a waiting write run, and the turn go on', group: 'decide', load: () => import('./approve.ts') },
  deny: { summary: 'let it not run, with a reason the agent sees', group: 'decide', load: () => import('./deny.ts') },
  verify: { summary: 'fill in the identity form of a waiting check', group: 'decide', load: () => import('./verify.ts') },
  agents: { summary: 'the team, and whether it is sound', group: 'team', bare: 'list', load: () => import('./agents.ts') },
  knowledge: { summary: 'search and index what agents may cite', group: 'team', load: () => import('./knowledge.ts') },
  customers: { summary: 'the accounts of the desk', group: 'desk', bare: 'list', load: () => import('./customers.ts') },
  escalations: { summary: 'open escalations, with their clocks', group: 'desk', bare: 'list', load: () => import('./escalations.ts') },
  audit: { summary: 'who decided what, and whether the record is whole', group: 'desk', bare: 'list', load: () => import('./audit.ts') },
  usage: { summary: 'tokens, cost and time by agent, day or session', group: 'desk', load: () => import('./usage.ts') },
  operators: { summary: 'who may approve what', group: 'desk', bare: 'list', load: () => import('./operators.ts') },
  demo: { summary: 'reset the demo company', group: 'desk', load: () => import('./demo.ts') },
  eval: { summary: 'how well the team does, on cases with known answers', group: 'team', load: () => import('./eval.ts') },
  policy: { summary: 'the rules, and what they would say of a call', group: 'team', bare: 'list', load: () => import('./policy.ts') },
  init: { summary: 'a team of your own to start from', group: 'setup', load: () => import('./init.ts') },
  doctor: { summary: 'what is set up, what is missing, how to mend it', group: 'setup', load: () => import('./doctor.ts') },
  config: { summary: 'settings, and where each comes from', group: 'setup', bare: 'list', load: () => import('./config.ts') },
  completion: { summary: 'tab completion for bash, zsh or fish', group: 'setup', load: () => import('./completion.ts') },
} as const satisfies Record<string, CommandEntry>;

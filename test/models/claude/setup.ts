import type { Agent, Team } from '../../../src/core/agent.ts';
import { startConversation } from '../../../src/core/conversation.ts';
import type { Entry, StoredEntry } from '../../../src/core/entry.ts';
import { ModelError } from '../../../src/core/errors.ts';
import type { Passage } from '../../../src/core/knowledge.ts';
import type { Model, ModelEvent, ModelRequest } from '../../../src/core/model.ts';
import { type ClaudeOptions, claudeModel } from '../../../src/models/claude/claude.ts';
import { allFeatures } from '../../../src/models/claude/request-settings.ts';

const agent = (name: string, over: Partial<Agent>): Agent => ({
  name,
  title: name[0]?.toUpperCase() + name.slice(1),
  role: 'specialist',
  handles: [],
  instructions: `You are ${name}.`,
  documents: [],
  tools: ['find'],
  handoffs: [],
  model: {},
  playbooks: [],
  ...over,
});

export const agents = {
  triage: agent('triage', { role: 'triage', tools: [], handoffs: ['billing', 'technical'] }),
  billing: agent('billing', { documents: ['policies'] }),
  technical: agent('technical', {}),
};

const team: Team = {
  name: 'test',
  title: 'Test Company',
  greeting: '',
  suggestions: [],
  triage: 'triage',
  agents,
  limits: { steps: 8, handoffs: 3, typedAmountCents: 20_000 },
  synonyms: [],
  terms: { plans: [], integrations: [], areas: [] },
};

export const passage = (anchor: string, text: string, line = 1): Passage => ({
  document: 'policies',
  anchor,
  heading: ['Refunds', anchor],
  lines: [line, line + 2],
  text,
  hash: 'h',
});

export const policies = [
  passage('window', 'Full refunds are possible within 14 days.\nAfter 14 days there is a credit.', 1),
  passage('time', '- Cards: 5 to 10 business days.\n- Wire: 3 business days.', 5),
];

const find = {
  name: 'find',
  description: 'Finds a customer.',
  input: { type: 'object', properties: { email: { type: 'string' } } },
};

/** Entries in their places. */
export const stored = (...entries: readonly Entry[]): readonly StoredEntry[] =>
  entries.map((entry, index) => ({ ...entry, seq: index + 1, at: Date.UTC(2026, 10, 23, 10, index) }) as StoredEntry);

export const customerSays = (text: string): Entry => ({ type: 'message', from: 'customer', text });

export function requestOf(entries: readonly Entry[], over: Partial<ModelRequest> = {}): ModelRequest {
  return {
    team,
    agent: agents.billing,
    conversation: startConversation({ id: 's_1', team: 'test', createdAt: 0 }, stored(...entries)),
    tools: [find],
    now: Date.UTC(2026, 10, 23, 12),
    ...over,
  };
}

export function modelAt(
  url: string,
  over: Partial<Omit<ClaudeOptions, 'connection'>> & { readonly connection?: Partial<ClaudeOptions['connection']> } = {},
): Model {
  return claudeModel({
    knowledge: { passages: async (document) => (document === 'policies' ? policies : undefined) },
    features: allFeatures,
    idleMs: 5000,
    ...over,
    connection: { apiKey: 'sk-ant-test-0123456789abcdef', baseUrl: url, timeoutMs: 5000, maxRetries: 2, ...over.connection },
  });
}

export interface Collected {
  readonly events: readonly ModelEvent[];
  readonly text: string;
  readonly error?: unknown;
}

/** All events of a reply, and what it threw. */
export async function collect(stream: AsyncIterable<ModelEvent>, onEvent: (event: ModelEvent) => void = () => {}): Promise<Collected> {
  const events: ModelEvent[] = [];
  let error: unknown;
  try {
    for await (const event of stream) {
      events.push(event);
      onEvent(event);
    }
  } catch (thrown) {
    error = thrown;
  }
  const text = events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('');
  return { events, text, ...(error === undefined ? {} : { error }) };
}

export const never = new AbortController().signal;

export function kindOf({ error }: Collected): string | undefined {
  return error instanceof ModelError ? error.kind : error === undefined ? undefined : String(error);
}

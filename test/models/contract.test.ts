import { noUsage, startConversation } from '../../src/core/conversation.ts';
import type { Entry, StoredEntry } from '../../src/core/entry.ts';
import { UserError } from '../../src/core/errors.ts';
import { handoffSpec } from '../../src/core/handoff.ts';
import type { ModelRequest } from '../../src/core/model.ts';
import type { AnyTool } from '../../src/core/tool.ts';
import type { DeskRecords } from '../../src/desk/desk-records.ts';
import { scriptedModel } from '../../src/models/scripted.ts';
import { createTools } from '../../src/tools/index.ts';
import { modelContract } from '../contracts/model.ts';
import { messagesServer } from '../helpers/messages-server.ts';
import { says } from '../helpers/stream-events.ts';
import { modelAt } from './claude/setup.ts';
import { knowledge, localEngine, team } from './local/desk-session.ts';

const tools: Readonly<Record<string, AnyTool<DeskRecords>>> = createTools({ knowledge });
const handoff = { to: 'billing', reason: 'duplicate charge', urgency: 'normal', brief: 'charged twice' } as const;

function requestTo(name: string, entries: readonly Entry[]): ModelRequest {
  const agent = team.agents[name];
  if (agent === undefined) throw new UserError(`no agent ${name}`);
  const own = agent.tools.flatMap((tool) => {
    const known = tools[tool];
    return known === undefined ? [] : [{ name: tool, description: known.description, input: known.input.json }];
  });
  const stored = entries.map((entry, index): StoredEntry => ({ ...entry, seq: index + 1, at: index }));
  return {
    team,
    agent,
    conversation: startConversation({ id: 's_1', team: team.name, createdAt: 0 }, stored),
    tools: [...own, handoffSpec(team, agent)],
    now: Date.UTC(2026, 10, 23),
  };
}

const message: Entry = { type: 'message', from: 'customer', text: 'I was charged twice this month and want the second charge back.' };
const requests = [
  requestTo('triage', [message]),
  requestTo('billing', [
    message,
    {
      type: 'reply',
      agent: 'triage',
      blocks: [{ type: 'tool-call', call: { id: 'c_1', tool: 'handoff', input: handoff } }],
      stop: 'tool-calls',
      usage: noUsage,
      flags: [],
    },
    {
      type: 'tool-result',
      callId: 'c_1',
      tool: 'handoff',
      result: { status: 'done', summary: 'handed to Billing', data: { to: 'billing' } },
    },
    { type: 'handoff', callId: 'c_1', from: 'triage', ...handoff },
  ]),
];

modelContract('local', requests, async () => ({ model: localEngine() }));

modelContract('scripted', requests, async () => ({
  model: scriptedModel([
    { agent: 'triage', calls: [{ tool: 'handoff', input: handoff }] },
    { agent: 'billing', text: 'Who are you?' },
  ]),
}));

modelContract('claude', requests, async () => {
  const server = await messagesServer();
  server.answer(says({ calls: [{ name: 'handoff', input: handoff }] }), says({ text: 'It takes up to ten days [30]. Who are you?' }));
  return { model: modelAt(server.url, { knowledge }), close: () => server.close() };
});

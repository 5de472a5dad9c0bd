import { expect, test } from 'vitest';
import { startConversation } from '../../../src/core/conversation.ts';
import type { StoredEntry } from '../../../src/core/entry.ts';
import { statusLine } from '../../../src/tui/layout/status-line.ts';
import { initialState } from '../../../src/tui/state/chat-state.ts';
import { lineText } from '../../../src/tui/text/span.ts';
import { chatTeam } from '../../helpers/chat-team.ts';

const now = 1_000_000;
const customer = { account: 'acc_1', name: 'Brightpath Studio' };
const entries: readonly StoredEntry[] = [
  { type: 'customer', customer, seq: 1, at: 0 },
  {
    ...{ type: 'verification-decided', id: 'v_1', callId: 'c_1', outcome: 'verified', customer, by: 'Ops', seq: 2, at: 0 },
    expiresAt: now + 14.5 * 60_000,
  },
  { type: 'verification-requested', id: 'v_2', callId: 'c_2', agent: 'billing', customer, seq: 3, at: 0 },
];
const state = {
  ...initialState({
    team: chatTeam,
    operator: { name: 'Ops', roles: [] },
    conversation: startConversation({ id: 's_abc123', team: 'teamflow', createdAt: 0 }, entries),
    readOnly: false,
    engine: { name: 'local', model: 'local' },
    size: { columns: 80, rows: 30 },
    theme: 'none',
    screenReader: false,
    commands: [],
    now,
  }),
  lateEscalations: 2,
};

test.each([
  [130, ' teamflow · local engine · Brightpath Studio ✓ verified, 14 min left · 1 decision waiting · 2 late escalations · s_abc123'],
  [80, ' Brightpath Studio ✓ 14 min · 1 waiting · 2 late · s_abc123'],
  [40, ' Brightpath Studio ✓ 14 min · 1 waiting'],
])('in %i columns the customer, what waits and what is late are said shorter before one is left out', (columns, text) => {
  expect(lineText(statusLine(state, columns))).toBe(text);
});

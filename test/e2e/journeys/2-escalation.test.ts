import { expect, test } from 'vitest';
import { type ChatDesk, type Journey, startJourney } from '../../helpers/journey.ts';

const message = 'This is miriam@atlas.example. Our customer data has leaked, I want a manager and a lawyer on this.';

async function toCard(journey: Journey): Promise<ChatDesk> {
  const desk = await journey.chat();
  await desk.say(message);
  await desk.sees('Confirm: escalate');
  return desk;
}

/** Those that the demo company does not begin with. */
const filed = (journey: Journey) => journey.rows("SELECT * FROM escalations WHERE id > 'ESC-1003'");

test('escalated: class, owner, who is told and by when stand on the card, and it waits for the operator', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  const text = desk.text();
  expect(text).toMatch(/● Escalation ← Triage: [^·]{8,80} · (?:immediate|high) urgency/);
  expect(text).toContain('✓ classify_escalation immediate (security), owner CTO');
  expect(text).toMatch(/Escalate a suspected breach or attack to the CTO \(immediate, level 4\), answer by \d+ \w+ \d{4}, \d\d:\d\d UTC/);
  expect(text).toContain('Customer Atlas Freight · Miriam Stone');
  expect(text).toContain('summary: Our customer data has leaked, I want a manager and a lawyer on this.');
  expect(text).toContain('security-incident@teamflow.com');
  expect(text).toContain('[1] escalation-policies › Immediate escalation (15 minutes) › Immediate: security and data');
  expect(text).toContain('▸ No, tell the agent why…');
  expect(filed(journey)).toEqual([]);

  await desk.choose('Approve once');
  await desk.sees('Confirm: send_notice');
  await desk.reads(/✓ escalate ESC-1004 filed: immediate, to CTO, answer by/);
  await desk.reads(/Your case is with the CTO now, as ESC-1004; you will have an answer by/);
  expect(filed(journey)).toHaveLength(1);

  await desk.choose('Approve once');
  await desk.turnEnds();
  await desk.reads(/✓ send_notice security notice of ESC-1004 sent/);
  expect(journey.rows("SELECT template FROM outbox WHERE escalation = 'ESC-1004' AND template = 'security'")).toHaveLength(1);
});

test('the clock runs from the message of the customer: 15 minutes, however long the operator took', async () => {
  const journey = startJourney();
  const { result } = await journey.json(['ask', message]);
  const [approval] = result.approvals;
  await journey.run(['approve', approval?.id ?? '']);
  const [said] = journey.rows("SELECT at FROM entries WHERE session = ? AND type = 'message'", result.session);
  const [row] = journey.rows("SELECT respondBy FROM escalations WHERE id = 'ESC-1004'");
  expect(Number(row?.['respondBy']) - Number(said?.['at'])).toBe(15 * 60_000);
});

test('denied: nothing is filed, nobody is told that it was', async () => {
  const journey = startJourney();
  const desk = await toCard(journey);
  await desk.choose('No, tell the agent why…');
  await desk.sees('Why not?');
  await desk.say('a drill, agreed with their admin');
  await desk.turnEnds();
  expect(filed(journey)).toEqual([]);
  expect(desk.text()).not.toMatch(/Your case is with the CTO now/);
});

test('who is told inside the company is on the card, never in the words to the customer', async () => {
  const { result } = await startJourney().json(['ask', message]);
  expect(result.status).toBe('awaiting_approval');
  expect(result.reply).not.toContain('security-incident@teamflow.com');
  expect(result.reply).not.toContain('#security-alerts');
});

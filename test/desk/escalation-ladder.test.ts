import { describe, expect, test } from 'vitest';
import { clockOf } from '../../src/desk/escalation-clocks.ts';
import { ladder, onCall } from '../../src/desk/escalation-ladder.ts';
import { hour } from '../../src/desk/period.ts';
import { documentText, passages } from '../helpers/documents.ts';

const policies = documentText('escalation-policies');
const inside = passages
  .filter(({ heading }) => heading[0] === 'Inside contacts (internal)')
  .map(({ text }) => text)
  .join('\n');

describe('what code knows of escalations stands in the escalation policies', () => {
  test.each(Object.entries(ladder))('%s', (_kind, { level, ownerRole, contacts, section, class: name }) => {
    const rung = passages.find(({ heading }) => heading[0] === 'Escalation ladder' && heading[1]?.startsWith(`Level ${level}:`));
    expect(rung?.text).toContain(`| ${ownerRole} `);
    for (const contact of contacts) expect(inside).toContain(contact);
    expect(passages.map(({ document, heading }) => [document, ...heading].join(' › '))).toContain(`escalation-policies › ${section}`);
    if (section.includes('escalation (')) expect(section.toLowerCase()).toContain(name);
  });

  test('the phones on call and who answers them', () => {
    for (const { who, phone } of Object.values(onCall))
      expect(inside).toMatch(new RegExp(`\\| ${who} +\\| ${phone.replace('+', '\\+')} \\|`));
  });

  test('the clocks of the classes', () => {
    expect(policies).toMatch(/\| Immediate +\| 15 minutes +\|/);
    expect(policies).toMatch(/\| Priority +\| 1 hour +\|/);
    expect(policies).toMatch(/\| Standard +\| 4 hours +\|/);
    expect(clockOf.immediate.respond).toBe(hour / 4);
    expect(clockOf.priority.respond).toBe(hour);
    expect(clockOf.standard.respond).toBe(4 * hour);
  });

  test('the targets to fix', () => {
    for (const [weight, target] of [
      ['Critical', '4 hours'],
      ['High', '24 hours'],
      ['Standard', '72 hours'],
    ]) {
      expect(policies).toMatch(new RegExp(`\\| ${weight} +\\| ${target} +\\|`));
    }
    expect([clockOf.immediate.resolve, clockOf.priority.resolve, clockOf.standard.resolve]).toEqual([4 * hour, 24 * hour, 72 * hour]);
  });
});

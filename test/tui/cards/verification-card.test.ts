import { expect, test } from 'vitest';
import { openVerification, type VerificationCard, verificationKey } from '../../../src/tui/cards/verification-card.ts';
import { type KeyName, key } from '../../../src/tui/keys/key.ts';
import { framed, frameRoom } from '../../../src/tui/layout/frame.ts';
import { verificationContent } from '../../../src/tui/layout/verification-lines.ts';
import { lineText } from '../../../src/tui/text/span.ts';
import { verificationRequest } from '../../helpers/chat-script.ts';

function pressed(card: VerificationCard, ...names: readonly KeyName[]): VerificationCard {
  return names.reduce<VerificationCard>((before, name) => {
    const step = verificationKey(before, key(name));
    if (step.type === 'closed' || step.card.type !== 'verification') throw new Error('the form closed');
    return step.card;
  }, card);
}

const rows = (card: VerificationCard) =>
  framed(verificationContent(card, frameRoom(40)), 40, 20)
    .lines.map(lineText)
    .join('\n');

test('a form that is longer than the window scrolls, and shows all that stands above its fields', () => {
  const card = openVerification(1, verificationRequest(), 0);
  expect(rows(card)).toContain('below: PgUp and PgDn');
  expect(rows(card)).not.toContain('1012');
  const end = pressed(card, 'page-down', 'page-down', 'page-down');
  expect(rows(end)).toContain('1012');
  expect(rows(pressed(end, 'page-up', 'page-up', 'page-up'))).toBe(rows(card));
});

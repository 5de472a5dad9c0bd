import { expect, test } from 'vitest';
import {
  asksToKnow,
  bidsFor,
  goesAhead,
  insists,
  isAcknowledgement,
  isRequest,
} from '../../../../src/models/local/understanding/speech.ts';

test.each(['fine', 'Ah ok, makes sense. Thanks!', 'got it', 'that did the trick', 'I will try that, thank you so much'])(
  '"%s" only takes note',
  (text) => {
    expect(isAcknowledgement(text)).toBe(true);
  },
);

test.each(['fine, and the invoice?', 'ok but it is still broken', 'thanks, please cancel it', '', '👍 42'])(
  '"%s" says more than that',
  (text) => {
    expect(isAcknowledgement(text)).toBe(false);
  },
);

test.each(['Move us to whatever has it.', 'We are nine. Put us on Pro.', 'please do', 'send the invoice again'])(
  '"%s" wants something done',
  (text) => {
    expect(isRequest(text)).toBe(true);
  },
);

test('who names a thing and says please wants it; who says what to do with it wants that done', () => {
  expect(bidsFor('Base URL for production calls, please')).toBe(true);
  expect(bidsFor('support hours pls!')).toBe(true);
  expect(bidsFor('Cancel my plan, please')).toBe(false);
  expect(bidsFor('Please call me back')).toBe(false);
});

test('what would be lovely is a wish, and no question', () => {
  expect(asksToKnow('You know what would be lovely?')).toBe(false);
  expect(asksToKnow('What is included in Pro?')).toBe(true);
});

test('going ahead and insisting', () => {
  expect(goesAhead("Correct, that's what I'd like.")).toBe(true);
  expect(insists('That is too long.')).toBe(true);
});

test.each(['Good. Then I’d like that, the whole payment.', 'Ok, we want it.', 'Do it'])('“%s” goes ahead', (text) =>
  expect(goesAhead(text)).toBe(true),
);

test.each(['I want it back', 'We’d like it to be shorter', 'I would like this if it is free'])('“%s” does not', (text) =>
  expect(goesAhead(text)).toBe(false),
);

test.each(['Could it be mailed to me once more?', 'Could the latest invoice be e-mailed to her?', 'whats wrong w it?'])(
  '“%s” wants something done',
  (text) => expect(asksToKnow(text)).toBe(false),
);

test.each(['Can invoices be sent to several people?', 'May a card be changed by an admin?', 'how long does it take??'])(
  '“%s” wants to know',
  (text) => expect(asksToKnow(text)).toBe(true),
);

import { expect, test } from 'vitest';
import { scriptedLine } from '../../../src/cli/chat/scripted-line.ts';
import { UserError } from '../../../src/core/errors.ts';

test.each(['How long do refunds take?', '/usr/bin is missing', '// a comment', '/1042'])('"%s" is what the customer says', async (text) => {
  expect(await scriptedLine(text, 'customer')).toEqual({ type: 'message', from: 'customer', text });
});

test('/tell speaks to the agent, /quit ends it', async () => {
  expect(await scriptedLine('/tell shorter, please', 'customer')).toEqual({ type: 'message', from: 'operator', text: 'shorter, please' });
  expect(await scriptedLine('/quit', 'customer')).toBeUndefined();
  expect(await scriptedLine('/exit', 'customer')).toBeUndefined();
});

test.each([
  ['/why', /^\/why works in the chat at a terminal, not by pipe; nothing of that line was sent to anyone\.$/],
  ['/customer none', /^\/customer works in the chat/],
  ['/tell', /^\/tell needs what you want to say\.$/],
  ['/wyh', /^There is no command \/wyh\.$/],
  ['/', /^A slash alone is no command\.$/],
])('"%s" is refused and not sent', async (text, message) => {
  const error: unknown = await scriptedLine(text, 'customer').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ message: expect.stringMatching(message) });
});

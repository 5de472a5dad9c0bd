import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cassetteFor } from '../../../src/models/claude/cassette.ts';
import { scrubStream } from '../../../src/models/claude/scrub-stream.ts';
import { messagesServer } from '../../helpers/messages-server.ts';
import { says } from '../../helpers/stream-events.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';
import { knowledge, openDeskSession } from '../local/desk-session.ts';
import { afterApproval, beforeApproval, refundMessages } from './refund-conversation.ts';
import { collect, customerSays, kindOf, modelAt, never, requestOf } from './setup.ts';

const nowhere = 'http://127.0.0.1:9';

describe('a cassette', () => {
  test('plays a recorded conversation again without a network', async () => {
    const folder = temporaryDirectory();
    const file = join(folder, 'refund.json');
    const server = await messagesServer();
    server.answer(...[...beforeApproval, ...(await afterApproval(knowledge))].map(says));
    const converse = async (mode: 'record' | 'replay', url: string) => {
      const { middleware } = cassetteFor(`${mode}:${file}`);
      const session = await openDeskSession({
        model: modelAt(url, { knowledge, connection: { middleware: [middleware], maxRetries: 0 } }),
      });
      const turns = [
        await session.say(refundMessages[0]),
        await session.decide({ type: 'allow', scope: 'once' }),
        await session.say(refundMessages[1]),
      ];
      return turns.map(({ text, calls, outcome, notes }) => ({ text, calls, outcome, notes }));
    };
    const recorded = await converse('record', server.url);
    await server.close();
    expect(await converse('replay', nowhere)).toEqual(recorded);
    const kept = readFileSync(file, 'utf8');
    expect(kept).not.toContain('sk-ant');
    expect(JSON.parse(kept).exchanges).toHaveLength(7);
  });

  test('refuses a request that was not recorded, and one too many', async () => {
    const folder = temporaryDirectory();
    const file = join(folder, 'hello.json');
    const server = await messagesServer();
    server.answer(says({ text: 'Hello.' }));
    const record = cassetteFor(`record:${file}`).middleware;
    await collect(modelAt(server.url, { connection: { middleware: [record] } }).stream(requestOf([customerSays('hi')]), never));
    await server.close();
    const play = () => modelAt(nowhere, { connection: { middleware: [cassetteFor(`replay:${file}`).middleware], maxRetries: 0 } });
    const other = await collect(play().stream(requestOf([customerSays('good morning')]), never));
    expect(kindOf(other)).toBe('protocol');
    expect(other.error).toMatchObject({ message: `Request 1 is not the one that the cassette ${file} was recorded with.` });
    const model = play();
    expect((await collect(model.stream(requestOf([customerSays('hi')]), never))).text).toBe('Hello.');
    expect((await collect(model.stream(requestOf([customerSays('hi')]), never))).error).toMatchObject({
      message: expect.stringContaining('this is request 2'),
    });
  });

  test('a file that is none, and a setting that is none', () => {
    const folder = temporaryDirectory();
    const file = join(folder, 'no.json');
    writeFileSync(file, '[]');
    expect(() => cassetteFor(`replay:${file}`)).toThrow('is not a cassette');
    expect(() => cassetteFor(`replay:${join(folder, 'missing.json')}`)).toThrow('cannot be read');
    expect(() => cassetteFor(`record:${join(folder, 'no/such/folder.json')}`)).toThrow('cannot be written');
    expect(() => cassetteFor('rewind:x')).toThrow('neither record:FILE nor replay:FILE');
  });
});

describe('what is recorded', () => {
  const requestWith = (text: string) =>
    JSON.stringify({ tools: [{ name: 'find' }], messages: [{ role: 'user', content: [{ type: 'text', text }] }] });
  const delta = (text: string) =>
    `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })}\n\n`;
  const words = (stream: string) =>
    [...stream.matchAll(/^data: (.*)$/gm)]
      .map(([, data = '']) => JSON.parse(data).delta?.text ?? JSON.parse(data).delta?.partial_json ?? '')
      .join('');

  test('holds no personal data, also not where it is split over events', () => {
    const request = requestWith('{"name":"Ada Lovelace","email":"ada@lovelace.org"}');
    const stream = [
      'Dear Ada',
      ' Love',
      'lace, we wrote to ada@love',
      'lace.org and call +44 20 79',
      '46 0958; card 4111 1111 ',
      '1111 1111.',
    ]
      .map(delta)
      .join('');
    expect(words(scrubStream(stream, request))).toBe(
      'Dear [name], we wrote to person1@customer.example and call [phone]; card [card ····1111].',
    );
  });

  test('keeps the fictional people of a demo company', () => {
    const request = requestWith('{"name":"Maya Ortiz","email":"maya@northwind.example"}');
    const stream = delta('Dear Maya (maya@northwind.example)');
    expect(words(scrubStream(stream, request))).toBe('Dear Maya (maya@northwind.example)');
  });

  test('keeps no thoughts and no signatures', () => {
    const event = (part: object) =>
      `event: content_block_delta\ndata: ${JSON.stringify({ type: 'content_block_delta', index: 0, delta: part })}\n\n`;
    const kept = scrubStream(
      event({ type: 'thinking_delta', thinking: 'secret thought' }) + event({ type: 'signature_delta', signature: 'abc' }),
      '{}',
    );
    expect(kept).not.toMatch(/secret thought|abc/);
  });
});

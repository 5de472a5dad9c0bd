import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { proxyFromEnvironment } from '../../../src/models/claude/proxy.ts';
import { type MessagesServer, messagesServer } from '../../helpers/messages-server.ts';
import { says } from '../../helpers/stream-events.ts';
import { collect, customerSays, kindOf, modelAt, never, requestOf } from './setup.ts';

let server: MessagesServer;
let proxy: { readonly url: string; readonly asked: readonly string[]; close(): void };
beforeEach(async () => {
  server = await messagesServer();
  proxy = await tunnelTo(server.url);
});
afterEach(async () => {
  proxy.close();
  await server.close();
});

const request = requestOf([customerSays('hello')]);

test('requests go through the proxy that the environment names', async () => {
  const restore = proxyFromEnvironment({ https_proxy: proxy.url, HTTP_PROXY: proxy.url });
  server.answer(says({ text: 'Hello.' }));
  // Only the proxy knows this name.
  const { text } = await collect(modelAt('http://messages.invalid', { connection: { maxRetries: 0 } }).stream(request, never));
  restore?.();
  expect(text).toBe('Hello.');
  expect(proxy.asked).toEqual(['messages.invalid:80']);
});

test('but not to hosts of NO_PROXY', async () => {
  const restore = proxyFromEnvironment({ HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'localhost,127.0.0.1' });
  server.answer(says({ text: 'Hello.' }));
  const { text } = await collect(modelAt(server.url, { connection: { maxRetries: 0 } }).stream(request, never));
  restore?.();
  expect(text).toBe('Hello.');
});

test('a proxy that is not there is said', async () => {
  const restore = proxyFromEnvironment({ HTTP_PROXY: 'http://127.0.0.1:9' });
  const result = await collect(modelAt('http://messages.invalid', { connection: { maxRetries: 0 } }).stream(request, never));
  restore?.();
  expect(kindOf(result)).toBe('unreachable');
  expect(result.error).toMatchObject({ hint: expect.stringContaining('HTTPS_PROXY') });
});

test('without a proxy in the environment nothing is touched', () => {
  expect(proxyFromEnvironment({ HTTPS_PROXY: '', PATH: '/bin' })).toBeUndefined();
});

/** A proxy that opens a tunnel to this server, whatever host it is asked for. */
async function tunnelTo(url: string): Promise<typeof proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const target = Number(new URL(url).port);
  const listening = createServer();
  listening.on('connect', (incoming, socket: Socket) => {
    asked.push(incoming.url ?? '');
    const onward = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    listening.close();
  };
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, asked, close };
}

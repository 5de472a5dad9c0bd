import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeText, readInput, silence } from '../../src/cli/stdin.ts';

const signal = new AbortController().signal;

describe('reading to the end', () => {
  test('chunks are put together before they are decoded', async () => {
    const stdin = new PassThrough();
    const bytes = Buffer.from('naïve 👩‍🚀');
    for (const byte of bytes) stdin.write(Buffer.from([byte]));
    stdin.end();
    expect(await readInput(stdin, { patience: 'endless', signal })).toEqual({ text: 'naïve 👩‍🚀', cut: false });
  });

  test('a closed input is empty', async () => {
    const stdin = new PassThrough();
    stdin.end();
    expect(await readInput(stdin, { patience: 'brief', signal })).toEqual({ text: '', cut: false });
  });

  test('more than the limit is cut, never inside a character', async () => {
    const stdin = new PassThrough();
    stdin.end('aaé');
    expect(await readInput(stdin, { patience: 'endless', signal, limit: 3 })).toEqual({ text: 'aa', cut: true });
  });

  test('exactly the limit is not cut', async () => {
    const stdin = new PassThrough();
    stdin.end('abc');
    expect(await readInput(stdin, { patience: 'endless', signal, limit: 3 })).toEqual({ text: 'abc', cut: false });
  });

  test('an abort ends the wait', async () => {
    const abort = new AbortController();
    const reading = readInput(new PassThrough(), { patience: 'endless', signal: abort.signal });
    abort.abort('SIGINT');
    await expect(reading).rejects.toBe('SIGINT');
  });
});

describe('with little patience', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('a silent input is left unread after half a second', async () => {
    const reading = readInput(new PassThrough(), { patience: 'brief', signal });
    await vi.advanceTimersByTimeAsync(silence);
    expect(await reading).toBeUndefined();
  });

  test('an input that has begun is read to its end, however long it takes', async () => {
    const stdin = new PassThrough();
    const reading = readInput(stdin, { patience: 'brief', signal });
    stdin.write('slow ');
    await vi.advanceTimersByTimeAsync(silence * 20);
    stdin.end('mail');
    expect(await reading).toEqual({ text: 'slow mail', cut: false });
  });
});

describe('decoding', () => {
  test('text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff') && text.isWellFormed());
        expect(decodeText(Buffer.from(text), 'it')).toBe(text);
      }),
    );
  });

  test('UTF-16 is recognised by its byte order mark', () => {
    expect(decodeText(Buffer.from('\ufeffhé', 'utf16le'), 'it')).toBe('hé');
  });

  test('a zero byte is named with its place', () => {
    expect(() => decodeText(Buffer.from('ab\0c'), 'standard input')).toThrow('standard input is not text: byte 3 is zero.');
  });

  test('bytes that are no UTF-8 are refused', () => {
    expect(() => decodeText(Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'mail.txt')).toThrow('mail.txt is not text in UTF-8.');
  });
});

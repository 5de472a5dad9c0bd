import { expect, test } from 'vitest';
import { commandFirst } from '../../src/cli/arguments.ts';

const commands = ['chat', 'ask', 'sessions', 'config'];

test.each([
  ['', 'chat'],
  ['-c', 'chat -c'],
  ['-r', 'chat -r'],
  ['-r s_8f3a', 'chat -r s_8f3a'],
  ['-r sessions', 'sessions -r'],
  ['--team acme -c', 'chat --team acme -c'],
  ['--team acme ask hello', 'ask --team acme hello'],
  ['ask hello -o json', 'ask hello -o json'],
  ['-p hello', 'ask hello'],
  ['-p hello -o json', 'ask hello -o json'],
  ['-o json -p hello', 'ask -o json hello'],
  ['-p', 'ask'],
  ['-p -', 'ask -'],
  ['-p chat', 'ask chat'],
  ['chat -p hello', 'ask hello'],
  ['ask -p hello', 'ask hello'],
  ['ask -- -p', 'ask -- -p'],
  ['sessions list -p', 'sessions list -p'],
  ['hlep', 'hlep'],
  ['hlep me', 'hlep me'],
  ['-q hlep', 'hlep -q'],
  ['-', '-'],
  ['--help', '--help'],
  ['-V', '-V'],
  ['help', '--help'],
  ['help ask', 'ask --help'],
  ['--engine local', 'chat --engine local'],
  ['--engine=local', 'chat --engine=local'],
  ['--unknown', 'chat --unknown'],
])('frontdesk %s', (line, expected) => {
  expect(commandFirst(line === '' ? [] : line.split(' '), commands).join(' ')).toBe(expected);
});

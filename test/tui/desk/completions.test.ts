import { expect, test } from 'vitest';
import { completions } from '../../../src/tui/desk/completions.ts';
import { slashDesk } from '../../helpers/slash-desk.ts';

const offered = async (line: string) => {
  const word = line.slice(line.lastIndexOf(' ') + 1);
  return (await completions(line, word, slashDesk().chat)).map(({ value }) => value);
};

test.each([
  ['/ag', ['/agent', '/agents']],
  ['/agent bil', ['billing']],
  ['/engine cl', ['claude']],
  ['/resume s_t', ['s_two', 's_three']],
  ['Hi, this is may', ['maya@northwind.example']],
  ['@northw', ['maya@northwind.example']],
  ['a', []],
  ['nobody-known', []],
])('Tab behind "%s"', async (line, expected) => {
  expect(await offered(line)).toEqual(expected);
});

test('files behind /export', async () => {
  expect(await offered('/export md tra')).toEqual(['transcript.md']);
});

import { expect, test } from 'vitest';
import { span } from '../../../src/tui/text/span.ts';
import { paint } from '../../../src/tui/theme/paint.ts';
import { themes } from '../../../src/tui/theme/theme.ts';

const tones = Object.keys(themes.dark.palette) as readonly (keyof typeof themes.dark.palette)[];

/** The SGR parameters that a theme uses, over all tones. */
function parameters(name: keyof typeof themes): readonly number[] {
  return tones.flatMap((tone) => {
    const codes = /^\x1b\[([\d;]*)m/.exec(paint([[span('text', { tone })]], themes[name]))?.[1] ?? '';
    return codes === '' ? [] : codes.split(';').map(Number);
  });
}

test.each(['none', 'high-contrast'] as const)('%s: no colour and nothing dimmed', (name) => {
  for (const parameter of parameters(name)) expect([1, 4, 7]).toContain(parameter);
});

test('danger is told from the rest without a colour', () => {
  expect(themes['high-contrast'].palette.danger).not.toEqual(themes['high-contrast'].palette.warning);
});

test('on a light background no yellow and no cyan of the sixteen, which vanish there', () => {
  expect(parameters('light').filter((parameter) => parameter === 33 || parameter === 36)).toEqual([]);
});

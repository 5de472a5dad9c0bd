import type { Tone } from '../text/span.ts';

/** SGR parameters for each tone: the sixteen colours of the terminal's own scheme, so that they fit its background. */
export type Palette = Readonly<Record<Tone, readonly number[]>>;

export interface Theme {
  readonly name: 'light' | 'dark' | 'high-contrast' | 'none';
  readonly palette: Palette;
}

const dark: Palette = {
  accent: [36],
  agent: [36, 1],
  customer: [1],
  operator: [35],
  muted: [2],
  success: [32],
  warning: [33],
  danger: [31],
  code: [36],
  link: [34, 4],
  note: [33],
};

/** Yellow and cyan vanish on white: darker ones of the 256 take their place. */
const light: Palette = {
  ...dark,
  accent: [38, 5, 24],
  agent: [38, 5, 24, 1],
  success: [38, 5, 22],
  warning: [38, 5, 94],
  danger: [38, 5, 124],
  code: [38, 5, 24],
  note: [38, 5, 94],
};

/** Nothing dimmed, full strength only. */
const highContrast: Palette = {
  accent: [1],
  agent: [1],
  customer: [1],
  operator: [1],
  muted: [],
  success: [1],
  warning: [1],
  danger: [1, 7],
  code: [1],
  link: [4],
  note: [1],
};

/** NO_COLOR: weight and underline remain, colours go. */
const none: Palette = { ...highContrast, danger: [1] };

export const themes = {
  dark: { name: 'dark', palette: dark },
  light: { name: 'light', palette: light },
  'high-contrast': { name: 'high-contrast', palette: highContrast },
  none: { name: 'none', palette: none },
} as const satisfies Record<string, Theme>;

export type ThemeName = keyof typeof themes;

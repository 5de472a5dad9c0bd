import { expect, test } from 'vitest';
import { directory } from '../../src/cli/directories.ts';

test('its own variable comes first, then XDG, then the home directory', () => {
  const env = { FRONTDESK_DATA_DIR: '/own', XDG_DATA_HOME: '/xdg', HOME: '/home/ana' };
  expect(directory('data', env, 'linux')).toBe('/own');
  expect(directory('data', { ...env, FRONTDESK_DATA_DIR: undefined }, 'linux')).toBe('/xdg/frontdesk');
  expect(directory('data', { HOME: '/home/ana' }, 'linux')).toBe('/home/ana/.local/share/frontdesk');
});

test('an empty variable counts as not set', () => {
  expect(directory('cache', { FRONTDESK_CACHE_DIR: '', XDG_CACHE_HOME: '', HOME: '/home/ana' }, 'linux')).toBe(
    '/home/ana/.cache/frontdesk',
  );
});

test('each platform has its own places', () => {
  expect(directory('config', { HOME: '/Users/ana' }, 'darwin')).toBe('/Users/ana/Library/Preferences/frontdesk');
  expect(directory('data', { HOME: '/Users/ana' }, 'darwin')).toBe('/Users/ana/Library/Application Support/frontdesk');
});

test('without a home directory it says which variable to set', () => {
  expect(() => directory('data', { HOME: '' }, 'linux')).toThrow('There is no home directory to keep conversations in.');
});

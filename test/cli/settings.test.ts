import { expect, test } from 'vitest';
import { resolveSetting, settingName } from '../../src/cli/settings.ts';

const sources = {
  flags: { engine: 'claude' },
  env: { FRONTDESK_ENGINE: 'local', FRONTDESK_THEME: 'dark' },
  config: { engine: 'local', theme: 'light', notify: 'true' },
  defaults: { notify: 'false', team: 'agents/teamflow' },
};

test('flag, then environment, then configuration, then default', () => {
  expect(resolveSetting('engine', sources)).toEqual({ value: 'claude', source: 'flag' });
  expect(resolveSetting('theme', sources)).toEqual({ value: 'dark', source: 'environment' });
  expect(resolveSetting('notify', sources)).toEqual({ value: 'true', source: 'config' });
  expect(resolveSetting('team', sources)).toEqual({ value: 'agents/teamflow', source: 'default' });
  expect(resolveSetting('model', sources)).toBeUndefined();
});

test('an empty variable counts as not set', () => {
  expect(resolveSetting('theme', { ...sources, env: { FRONTDESK_THEME: '' } })).toEqual({ value: 'light', source: 'config' });
});

test('a value that does not fit names who set it', () => {
  expect(() => resolveSetting('theme', { env: { FRONTDESK_THEME: 'drak' }, config: {} })).toThrow(
    'FRONTDESK_THEME: "drak" is not one of auto, light, dark, high-contrast.',
  );
  expect(() => resolveSetting('budget-day', { env: {}, config: { 'budget-day': '-1' } })).toThrow(
    /budget-day in the configuration must be an amount/,
  );
});

test.each(['  ', 'ad\u200ba', '\u001b[31mada'])('an operator %j would leave nobody in the audit', (name) => {
  expect(() => resolveSetting('operator', { env: { FRONTDESK_OPERATOR: name }, config: {} })).toThrow(
    'FRONTDESK_OPERATOR must be a name that everybody can read',
  );
});

test('a name that is no setting comes with the nearest that is', () => {
  expect(() => settingName('screenreader')).toThrow('There is no setting "screenreader".');
});

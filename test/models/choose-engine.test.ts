import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import { chooseEngine } from '../../src/models/choose-engine.ts';

const key = { ANTHROPIC_API_KEY: 'sk-ant-test' };

describe('which engine answers', () => {
  test('a key in the environment is no permission: the operator is asked once', () => {
    expect(chooseEngine({ env: key })).toEqual({ engine: 'local', because: 'default', ask: true });
    expect(chooseEngine({ env: { ANTHROPIC_AUTH_TOKEN: 'token' } })).toMatchObject({ engine: 'local', ask: true });
  });

  test('without a key there is nothing to ask', () => {
    expect(chooseEngine({ env: {} })).toEqual({ engine: 'local', because: 'default', ask: false });
    expect(chooseEngine({ env: { ANTHROPIC_API_KEY: '' } })).toMatchObject({ engine: 'local', ask: false });
  });

  test.each([
    ['config', { env: key, config: 'claude' }],
    ['environment', { env: { ...key, FRONTDESK_ENGINE: 'claude' } }],
    ['flag', { flag: 'claude', env: key, config: 'local' }],
  ])('claude answers once it was named: %s', (because, sources) => {
    expect(chooseEngine(sources)).toEqual({ engine: 'claude', because, ask: false });
  });

  test('somebody who said local is not asked again', () => {
    expect(chooseEngine({ env: key, config: 'local' })).toEqual({ engine: 'local', because: 'config', ask: false });
  });

  test('the flag goes before the environment, and the environment before the configuration', () => {
    const env = { ...key, FRONTDESK_ENGINE: 'claude' };
    expect(chooseEngine({ flag: 'local', env, config: 'claude' })).toMatchObject({ engine: 'local', because: 'flag' });
    expect(chooseEngine({ env, config: 'local' })).toMatchObject({ engine: 'claude', because: 'environment' });
  });

  test('claude without a key says what is missing; a gateway needs none', () => {
    expect(chooseEngine({ flag: 'claude', env: {} }).problem?.message).toBe('The claude engine has no key.');
    expect(chooseEngine({ flag: 'claude', env: { ANTHROPIC_BASE_URL: 'http://localhost:11434' } }).problem).toBeUndefined();
  });

  test('a word that is no engine gets the nearest one that is', () => {
    expect(() => chooseEngine({ flag: 'cluade', env: {} })).toThrow(
      new UserError('--engine: there is no engine "cluade".', 'Did you mean claude?'),
    );
    expect(() => chooseEngine({ env: {}, config: 'gpt' })).toThrow('engine in the configuration');
  });
});

import { UserError } from '../../core/errors.ts';
import type { EngineOptions, OpenEngine } from '../index.ts';
import { cassetteFor } from './cassette.ts';
import { claudeModel } from './claude.ts';
import { proxyFromEnvironment } from './proxy.ts';
import { allFeatures, type Features } from './request-settings.ts';

/**
 * The Claude engine as the environment wants it: `ANTHROPIC_API_KEY` or `ANTHROPIC_AUTH_TOKEN`, `ANTHROPIC_BASE_URL`,
 * `HTTPS_PROXY` and `NO_PROXY`, and for gateways `FRONTDESK_CLAUDE_OFF` (a list of cache, thinking, effort),
 * `FRONTDESK_CLAUDE_CACHE` (5m or 1h), `FRONTDESK_CLAUDE_TIMEOUT` (seconds) and `FRONTDESK_CONTEXT_TOKENS`;
 * `FRONTDESK_CASSETTE` records and replays. Whether a key may be used at all is decided
 * before, by `chooseEngine`.
 *
 * @throws {UserError} for a value that is none
 */
export const openClaudeEngine: OpenEngine = async ({ env, knowledge, model }) => {
  proxyFromEnvironment(env);
  const contextTokens = numberIn(env, 'FRONTDESK_CONTEXT_TOKENS');
  const patienceMs = 1000 * (numberIn(env, 'FRONTDESK_CLAUDE_TIMEOUT') ?? 120);
  const cassette = env['FRONTDESK_CASSETTE'] ? cassetteFor(env['FRONTDESK_CASSETTE']) : undefined;
  const { ANTHROPIC_API_KEY: apiKey, ANTHROPIC_AUTH_TOKEN: authToken, ANTHROPIC_BASE_URL: baseUrl } = env;
  return claudeModel({
    knowledge,
    features: featuresOf(env),
    connection: {
      ...(apiKey ? { apiKey } : cassette?.mode === 'replay' ? { apiKey: 'none' } : {}),
      ...(cassette === undefined ? {} : { middleware: [cassette.middleware] }),
      ...(authToken ? { authToken } : {}),
      ...(baseUrl ? { baseUrl } : {}),
      timeoutMs: patienceMs,
      maxRetries: 2,
    },
    idleMs: patienceMs,
    ...(model === undefined ? {} : { model }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
  });
};

/** What a gateway is not to be sent, and how long the stable part is kept. */
function featuresOf(env: EngineOptions['env']): Features {
  const off = (env['FRONTDESK_CLAUDE_OFF'] ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const unknown = off.find((word) => !(word in allFeatures));
  if (unknown !== undefined)
    throw new UserError(`FRONTDESK_CLAUDE_OFF: "${unknown}" is not one of ${Object.keys(allFeatures).join(', ')}.`);
  const kept = env['FRONTDESK_CLAUDE_CACHE'] || allFeatures.cache;
  if (kept !== '5m' && kept !== '1h') throw new UserError(`FRONTDESK_CLAUDE_CACHE: "${kept}" is neither 5m nor 1h.`);
  return { cache: off.includes('cache') ? 'off' : kept, thinking: !off.includes('thinking'), effort: !off.includes('effort') };
}

function numberIn(env: EngineOptions['env'], name: string): number | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value > 0) return value;
  throw new UserError(`${name} needs a whole number from 1 on, not "${text}".`);
}

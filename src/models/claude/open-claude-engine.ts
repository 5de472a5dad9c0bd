import type { EngineOptions, OpenEngine } from '../index.ts';
import { cassetteFor } from './cassette.ts';
import { claudeModel } from './claude.ts';
import { proxyFromEnvironment } from './proxy.ts';
import { allFeatures, type Features } from './request-settings.ts';

/**
 * The Claude engine as the environment wants it: `ANTHROPIC_API_KEY` or `ANTHROPIC_AUTH_TOKEN`, `ANTHROPIC_BASE_URL`,
 * `HTTPS_PROXY` and `NO_PROXY`, and for gateways `FRONTDESK_CLAUDE_OFF` (a list of cache, thinking, effort),
 * `FRONTDESK_CLAUDE_CACHE` (5m or 1h) and `FRONTDESK_CONTEXT_TOKENS`; `FRONTDESK_CASSETTE` records and replays. Whether a key may be used at all is decided
 * before, by `chooseEngine`.
 */
export const openClaudeEngine: OpenEngine = async ({ env, knowledge, model }) => {
  proxyFromEnvironment(env);
  const contextTokens = Number(env['FRONTDESK_CONTEXT_TOKENS'] || Number.NaN);
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
      timeoutMs: 120_000,
      maxRetries: 2,
    },
    idleMs: 120_000,
    ...(model === undefined ? {} : { model }),
    ...(Number.isFinite(contextTokens) ? { contextTokens } : {}),
  });
};

function featuresOf(env: EngineOptions['env']): Features {
  const off = new Set((env['FRONTDESK_CLAUDE_OFF'] ?? '').split(/[\s,]+/));
  const cache = env['FRONTDESK_CLAUDE_CACHE'] === '1h' ? '1h' : allFeatures.cache;
  return { cache: off.has('cache') ? 'off' : cache, thinking: !off.has('thinking'), effort: !off.has('effort') };
}

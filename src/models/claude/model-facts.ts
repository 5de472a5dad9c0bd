/** How a model thinks, and what may be said about it in a request. */
export type Thinking =
  /** Not unless asked, with a budget of tokens. */
  | 'budget'
  /** Not unless asked, then as much as it sees fit. */
  | 'on-request'
  /** Unless it is switched off, which it may be up to effort `high`. */
  | 'by-default'
  /** Unless it is held to notes between tool calls. */
  | 'between-tools'
  | 'always';

export interface ModelFacts {
  /** Context window, in tokens. */
  readonly window: number;
  readonly thinking: Thinking;
  readonly effort: boolean;
}

/**
 * What the requests to a model depend on, as the API's documentation has it in November 2026. Undefined for a
 * model that is not in the table (another maker's behind a gateway): then nothing but the plain request is assumed.
 */
export function modelFacts(model: string): ModelFacts | undefined {
  const name = claudeName(model);
  return name === undefined ? undefined : facts[name];
}

/**
 * The plain name in what providers make of it: `us.anthropic.claude-sonnet-5-5-v1:0`, `anthropic/claude-sonnet-5.5`
 * and `claude-sonnet-5-5@20260928` are all `claude-sonnet-5-5`. Undefined for a name that is no known Claude model.
 */
export function claudeName(model: string): string | undefined {
  const [, name, major, minor] = /claude-([a-z]+)-(\d{1,2})(?:[.-](\d{1,2}))?(?!\d)/.exec(model) ?? [];
  if (name === undefined) return undefined;
  const full = `claude-${name}-${major}${minor === undefined ? '' : `-${minor}`}`;
  return full in facts ? full : undefined;
}

const million = 1_000_000;

const facts: Readonly<Record<string, ModelFacts>> = {
  'claude-fable-5-2': { window: million, thinking: 'always', effort: true },
  'claude-mythos-5-2': { window: million, thinking: 'always', effort: true },
  'claude-fable-5-1': { window: million, thinking: 'always', effort: true },
  'claude-mythos-5-1': { window: million, thinking: 'always', effort: true },
  'claude-fable-5': { window: million, thinking: 'always', effort: true },
  'claude-mythos-5': { window: million, thinking: 'always', effort: true },
  'claude-opus-5-5': { window: million, thinking: 'always', effort: true },
  'claude-sonnet-5-5': { window: million, thinking: 'between-tools', effort: true },
  'claude-haiku-5-5': { window: million, thinking: 'by-default', effort: true },
  'claude-opus-5': { window: million, thinking: 'by-default', effort: true },
  'claude-sonnet-5': { window: million, thinking: 'by-default', effort: true },
  'claude-opus-4-8': { window: million, thinking: 'on-request', effort: true },
  'claude-opus-4-7': { window: million, thinking: 'on-request', effort: true },
  'claude-opus-4-6': { window: million, thinking: 'on-request', effort: true },
  'claude-sonnet-4-6': { window: million, thinking: 'on-request', effort: true },
  'claude-opus-4-5': { window: 200_000, thinking: 'budget', effort: true },
  'claude-sonnet-4-5': { window: 200_000, thinking: 'budget', effort: false },
  'claude-haiku-4-5': { window: 200_000, thinking: 'budget', effort: false },
};

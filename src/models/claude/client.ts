import { Anthropic, type Middleware } from '@anthropic-ai/sdk';
import { ModelError } from '../../core/errors.ts';
import { causeOf, goLocal } from './translate-error.ts';

/** Where requests go, and with what. */
export interface Connection {
  readonly apiKey?: string;
  readonly authToken?: string;
  /** Instead of the Anthropic API: a gateway that speaks the Messages API. */
  readonly baseUrl?: string;
  /** How long an answer may take to begin, in ms. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
  /** Between the SDK and the network: recording and replaying. */
  readonly middleware?: readonly Middleware[];
}

/** Longer than this nobody waits in front of a prompt: the server's wish is then told instead of followed, in seconds. */
const longestWait = 60;

/** @throws {ModelError} when there is neither a key nor another server */
export function makeClient(connection: Connection): Anthropic {
  const { apiKey, authToken, baseUrl, timeoutMs, maxRetries, middleware = [] } = connection;
  if (apiKey === undefined && authToken === undefined && baseUrl === undefined) {
    throw new ModelError('authentication', 'The claude engine has no key.', { hint: `Set ANTHROPIC_API_KEY, or ${goLocal}.` });
  }
  return new Anthropic({
    // Gateways without keys ignore it. Without any credential the SDK would look for one on this machine.
    ...(authToken !== undefined && apiKey === undefined ? { authToken } : { apiKey: apiKey ?? 'none' }),
    baseURL: baseUrl?.replace(/\/+(?:v1\/*)?$/, '') ?? null,
    timeout: timeoutMs,
    maxRetries,
    middleware: [...middleware],
    openTelemetry: false,
    logLevel: 'off',
  });
}

/** Tells of each retry that the SDK makes, and keeps it from waiting longer than anybody would. */
export function tellRetries(maxRetries: number, tell: (message: string) => void): Middleware {
  return async (request, next, { options }) => {
    const left = maxRetries - Number(request.headers.get('x-stainless-retry-count') ?? 0);
    let response: Response;
    try {
      response = await next(request);
    } catch (error) {
      // The SDK's own timeout aborts the request too; that of the reader is in its options.
      const timedOut = error instanceof Error && error.name === 'AbortError';
      const what = timedOut ? 'The API has not begun to answer' : `No connection${bracketed(causeOf(error))}`;
      if (left > 0 && !options?.signal?.aborted) tell(`${what}; trying again.`);
      throw error;
    }
    if (response.ok || left <= 0 || !retried(response.status)) return response;
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    if (seconds > longestWait) return withHeader(response, 'x-should-retry', 'false');
    tell(`The API answers ${reasonOf(response.status)}; trying again${seconds > 0 ? ` in ${Math.ceil(seconds)} s` : ''}.`);
    return response;
  };
}

function retried(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

function reasonOf(status: number): string {
  if (status === 429) return 'that the rate limit is reached (429)';
  return status === 529 ? 'that it is overloaded (529)' : `with an error (${status})`;
}

function bracketed(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

function withHeader(response: Response, name: string, value: string): Response {
  const headers = new Headers(response.headers);
  headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

import { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { ModelError, type ModelErrorKind } from '../../core/errors.ts';
import { maskSecrets } from '../../core/mask-secrets.ts';

/** What to do when nothing else helps. */
export const goLocal = 'go on with the local engine: /engine local in the chat, --engine local on the command line';

/** Every failure of the SDK as what happened and what to do about it. */
export function translateError(error: unknown, model: string, baseUrl: string | undefined): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return failure('stalled', error, `${hostOf(baseUrl)} did not begin to answer in time.`, `Try again, or ${goLocal}.`);
  }
  if (error instanceof APIConnectionError) {
    const why = causeOf(error);
    return failure('unreachable', error, `${hostOf(baseUrl)} cannot be reached${why === '' ? '' : ` (${why})`}.`, unreachableHint(why));
  }
  if (error instanceof APIError) return translateStatus(error, model, baseUrl);
  return failure('protocol', error, `The answer of ${hostOf(baseUrl)} could not be read: ${textOf(error)}`, `Try again, or ${goLocal}.`);
}

function translateStatus(error: APIError, model: string, baseUrl: string | undefined): ModelError {
  const said = saidBy(error);
  const make = (kind: ModelErrorKind, message: string, hint: string) => failure(kind, error, message + said, hint);
  switch (kindOf(error)) {
    case 'authentication':
      return make('authentication', 'The API does not accept the key.', `Check ANTHROPIC_API_KEY, or ${goLocal}.`);
    case 'permission':
      return make('permission', 'The key may not do this.', `Check the account's rights and credit in the console, or ${goLocal}.`);
    case 'unknown-model':
      return make(
        'unknown-model',
        `There is no model ${model} at ${hostOf(baseUrl)}.`,
        `Name another one with --model or in the team's files, or ${goLocal}.`,
      );
    case 'too-large':
      return make('too-large', 'The conversation is too long for the model.', `Begin a new session with what matters, or ${goLocal}.`);
    case 'rate-limit':
      return make('rate-limit', `The API's rate limit is reached${waitOf(error)}.`, `Wait and send the message again, or ${goLocal}.`);
    case 'overloaded':
      return make('overloaded', 'The API is overloaded.', `Send the message again in a minute, or ${goLocal}.`);
    case 'server':
      return make(
        'server',
        `The API failed${error.status === undefined ? '' : ` (${error.status})`}.`,
        `Send the message again, or ${goLocal}.`,
      );
    default:
      return make(
        'protocol',
        `The API did not take the request${error.status === undefined ? '' : ` (${error.status})`}.`,
        `If a gateway answers, it may not know a feature: see docs/handbook/claude.md; or ${goLocal}.`,
      );
  }
}

function kindOf({ status, type, message }: APIError): ModelErrorKind {
  if (type === 'authentication_error' || status === 401) return 'authentication';
  if (type === 'permission_error' || type === 'billing_error' || status === 403 || status === 402) return 'permission';
  if (status === 400 && /credit balance|billing/i.test(message)) return 'permission';
  if (type === 'not_found_error' || status === 404) return 'unknown-model';
  if (status === 413 || (status === 400 && /too long|too large|context (?:window|length)|maximum.*tokens/i.test(message)))
    return 'too-large';
  if (type === 'rate_limit_error' || status === 429) return 'rate-limit';
  if (type === 'overloaded_error' || status === 529) return 'overloaded';
  if (type === 'api_error' || type === 'timeout_error' || (status !== undefined && status >= 500)) return 'server';
  return 'protocol';
}

/** The API's own words, short, with the number under which its maker finds the request. */
function saidBy({ apiMessage, requestID, error }: APIError): string {
  const words = apiMessage ?? (typeof error === 'string' ? error : '');
  const line = maskSecrets(words).replace(/\s+/g, ' ').trim();
  const said = line === '' ? '' : ` It says: ${line.length > 300 ? `${line.slice(0, 300)}…` : line}`;
  return requestID ? `${said} (${requestID})` : said;
}

function waitOf({ headers }: APIError): string {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? `; it takes requests again in ${Math.ceil(seconds)} s` : '';
}

function unreachableHint(why: string): string {
  if (/CERT|SSL|TLS|self.signed/i.test(why)) return `Add your network's certificate with NODE_EXTRA_CA_CERTS, or ${goLocal}.`;
  return `Check the network, HTTPS_PROXY and ANTHROPIC_BASE_URL, or ${goLocal}.`;
}

/** `ECONNREFUSED`, or the innermost words. */
export function causeOf(error: unknown): string {
  for (let inner = error, depth = 0; inner instanceof Error && depth < 6; inner = firstCause(inner), depth += 1) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code;
    if (firstCause(inner) === undefined) return inner instanceof APIError ? '' : inner.message;
  }
  return '';
}

function firstCause(error: Error): unknown {
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}

function hostOf(baseUrl: string | undefined): string {
  return baseUrl === undefined ? 'The Anthropic API' : URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

function textOf(error: unknown): string {
  return maskSecrets(error instanceof Error ? error.message : String(error));
}

function failure(kind: ModelErrorKind, cause: unknown, message: string, hint: string): ModelError {
  return new ModelError(kind, message, { hint, cause });
}

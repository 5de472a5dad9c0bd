import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Middleware } from '@anthropic-ai/sdk';
import { ModelError, UserError } from '../../core/errors.ts';
import type { JsonValue } from '../../core/json.ts';
import { isObject } from './replay.ts';
import { scrubStream } from './scrub-stream.ts';

/** Answers of the API as they were recorded, to be played again without a network. Requests are kept as a fingerprint only. */
interface Cassette {
  readonly version: 1;
  /** When the last answer came, as its server gave it. */
  readonly recorded: string;
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  /** What was asked, as far as it is the same each time: see `fingerprintOf`. */
  readonly request: string;
  /** The stream of events, without keys and personal data. */
  readonly body: string;
}

export type CassetteMode = 'record' | 'replay';

/** `record:FILE` or `replay:FILE`. @throws {UserError} for anything else, and for a file that is no cassette */
export function cassetteFor(setting: string): { readonly mode: CassetteMode; readonly middleware: Middleware } {
  const [, mode, file] = /^(record|replay):(.+)$/.exec(setting) ?? [];
  if (file === undefined) throw new UserError(`FRONTDESK_CASSETTE: "${setting}" is neither record:FILE nor replay:FILE.`);
  return mode === 'record' ? { mode, middleware: recorder(file) } : { mode: 'replay', middleware: player(file) };
}

/** Passes everything on, and writes what came back to the file once it is whole. Adds to a cassette that is there. */
function recorder(file: string): Middleware {
  let exchanges: readonly Exchange[] = existsSync(file) ? read(file).exchanges : [];
  write(file, exchanges, '');
  return async (request, next) => {
    const response = await next(request);
    if (!response.ok || response.body === null) return response;
    const asked = String(request.body);
    const [shown, kept] = response.body.tee();
    new Response(kept).text().then(
      (body) => {
        exchanges = [...exchanges, { request: fingerprintOf(asked), body: scrubStream(body, asked) }];
        write(file, exchanges, response.headers.get('date') ?? '');
      },
      // Cut short or given up: the reader of the other half hears of it, and half an answer is not worth keeping.
      () => {},
    );
    return new Response(shown, response);
  };
}

function write(file: string, exchanges: readonly Exchange[], recorded: string): void {
  try {
    writeFileSync(file, `${JSON.stringify({ version: 1, recorded, exchanges } satisfies Cassette, null, 2)}\n`);
  } catch (error) {
    throw new UserError(`The cassette ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Answers from the file, in order; a request that is another one than was recorded is refused. */
function player(file: string): Middleware {
  const { exchanges } = read(file);
  let next = 0;
  return async (request) => {
    const exchange = exchanges[next];
    next += 1;
    if (exchange === undefined) throw off(`The cassette ${file} has ${exchanges.length} answers; this is request ${next}.`);
    const asked = fingerprintOf(String(request.body));
    if (asked !== exchange.request) throw off(`Request ${next} is not the one that the cassette ${file} was recorded with.`);
    return new Response(exchange.body, { headers: { 'content-type': 'text/event-stream', 'request-id': `replayed_${next}` } });
  };
}

function off(message: string): ModelError {
  return new ModelError('protocol', message, { hint: 'Record it again: FRONTDESK_CASSETTE=record:FILE.' });
}

function read(file: string): Cassette {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`The cassette ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['exchanges'])) throw new UserError(`${file} is not a cassette.`);
  const exchanges = value['exchanges'].map((exchange: JsonValue): Exchange => {
    const { request, body } = isObject(exchange) ? exchange : {};
    if (typeof request !== 'string' || typeof body !== 'string') throw new UserError(`${file} is not a cassette.`);
    return { request, body };
  });
  return { version: 1, recorded: String(value['recorded']), exchanges };
}

/** Model, tools and the course of the conversation; not times, ids and boundaries, which are others each time. */
function fingerprintOf(body: string): string {
  const value: unknown = JSON.parse(body);
  const { model, tools, messages } = isObject(value) ? value : {};
  const course = JSON.stringify([model, names(tools), messages], (key, part: unknown) => (volatileKeys.has(key) ? undefined : part));
  return createHash('sha256').update(course.replace(volatileText, '')).digest('hex').slice(0, 24);
}

const volatileKeys = new Set(['id', 'tool_use_id', 'signature', 'thinking', 'cache_control']);
const volatileText = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?Z?)?(?: UTC)?|boundary=\\"[0-9a-f]+\\"|\b(?:a|c|v|s|toolu)_\w+/g;

function names(tools: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(tools) ? tools.map((tool: JsonValue) => (isObject(tool) ? (tool['name'] ?? '') : '')) : [];
}

import type { JsonObject, JsonValue } from '../../core/json.ts';
import { maskSecrets } from '../../core/mask-secrets.ts';
import { isObject } from './replay.ts';

/**
 * A recorded stream without keys and personal data: addresses, telephone numbers and the names that the request's
 * records hold are replaced, the same by the same each time. Data of demo companies (addresses at `.example`) stays.
 * What was split over several events is put together first, so that nothing hides in the seams.
 */
export function scrubStream(stream: string, request: string): string {
  const scrub = scrubberFor(request);
  const events = stream
    .split(/\r?\n\r?\n/)
    .map(eventOf)
    .filter((event) => event !== undefined);
  const whole = joined(events);
  const written = new Set<string>();
  return events
    .flatMap(({ name, data }): readonly string[] => {
      const { delta } = data;
      const seam = isObject(delta) ? seamOf(data, delta) : undefined;
      if (seam === undefined) return [format(name, scrubbed(data, scrub))];
      const text = whole.get(seam.key) ?? '';
      const clean = seam.field === 'signature' ? 'removed' : seam.field === 'thinking' ? '' : scrub(text);
      if (clean === text) return [format(name, data)];
      if (written.has(seam.key)) return [];
      written.add(seam.key);
      return [format(name, { ...data, delta: { ...seam.delta, [seam.field]: clean } })];
    })
    .join('');
}

interface RecordedEvent {
  readonly name: string;
  readonly data: JsonObject;
}

function eventOf(text: string): RecordedEvent | undefined {
  const data = /^data: ?(.*)$/m.exec(text)?.[1];
  if (data === undefined || data === '[DONE]') return undefined;
  const value: unknown = JSON.parse(data);
  return isObject(value) ? { name: /^event: ?(.*)$/m.exec(text)?.[1] ?? String(value['type']), data: value } : undefined;
}

/** Fields whose text comes in pieces. */
const pieced = ['text', 'partial_json', 'thinking', 'signature'] as const;

function seamOf(data: JsonObject, delta: JsonObject) {
  const field = pieced.find((name) => typeof delta[name] === 'string');
  return field === undefined ? undefined : { field, delta, key: `${String(data['index'])} ${field}` };
}

function joined(events: readonly RecordedEvent[]): ReadonlyMap<string, string> {
  const whole = new Map<string, string>();
  for (const { data } of events) {
    const { delta } = data;
    const seam = isObject(delta) ? seamOf(data, delta) : undefined;
    if (seam !== undefined) whole.set(seam.key, `${whole.get(seam.key) ?? ''}${String(seam.delta[seam.field])}`);
  }
  return whole;
}

function format(name: string, data: JsonObject): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

function scrubbed(value: JsonObject, scrub: (text: string) => string): JsonObject {
  const inside = (part: JsonValue): JsonValue => {
    if (typeof part === 'string') return scrub(part);
    if (isObject(part)) return scrubbed(part, scrub);
    return Array.isArray(part) ? part.map(inside) : part;
  };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inside(part)]));
}

const address = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const phone = /(?:\+|(?<![\p{L}\p{N}.$€£_-])0)\d(?:[ ()/.-]{0,2}\d){6,13}(?!\p{N})/gu;
/** Domains that belong to nobody. */
const reserved = /[@.](?:example|test|invalid|localhost|example\.(?:com|org|net))$/i;

function scrubberFor(request: string): (text: string) => string {
  const addresses = new Map<string, string>();
  const body: unknown = JSON.parse(request);
  const said = JSON.stringify((isObject(body) ? body['messages'] : undefined) ?? []);
  const demo = [...said.matchAll(address)].every(([found]) => reserved.test(found));
  const names = demo
    ? []
    : [...new Set([...said.matchAll(/\\"(?:name|company|contact)\\":\\"([^"\\]{3,60})/g)].map(([, name = '']) => name))];
  const parts = names
    .flatMap((name) => [name, ...name.split(/\s+/).filter(({ length }) => length > 2)])
    .sort((a, b) => b.length - a.length);
  return (text) =>
    parts
      .reduce((rest, name) => rest.replaceAll(name, '[name]'), maskSecrets(text).replace(phone, '[phone]'))
      .replace(address, (found) => {
        if (reserved.test(found)) return found;
        const stand = addresses.get(found.toLowerCase()) ?? `person${addresses.size + 1}@customer.example`;
        addresses.set(found.toLowerCase(), stand);
        return stand;
      });
}

import { canonicalJson, type JsonValue } from './json.ts';

/** SHA-256 of a value's canonical JSON, in hex. */
export async function hashOf(value: JsonValue): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

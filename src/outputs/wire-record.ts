/**
 * A record as JSON prints it everywhere: names in snake_case, times (ms, UTC, under a name that says so) as ISO 8601.
 * What is in that shape already stays as it is.
 */
export function wireRecord(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireRecord);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof inner === 'number' && time.test(name) ? new Date(inner).toISOString() : wireRecord(inner),
    ]),
  );
}

/** `at`, `filedAt`, `respondBy`, `periodEnd`, `since` */
const time = /^(?:at|since)$|(?:At|By|Start|End|Since)$/;

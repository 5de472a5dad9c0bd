/** A line of the input. */
export interface BatchLine {
  readonly id: string;
  readonly message: string;
  /** Address, id or name of the customer. */
  readonly customer?: string;
}

/** A line read, or what is wrong with it as one sentence. */
export function parseBatchLine(text: string): BatchLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'this is not JSON.';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'this is not an object with "id" and "message".';
  const { id, message, customer }: { id?: unknown; message?: unknown; customer?: unknown } = value;
  if (typeof id !== 'string' && typeof id !== 'number') return '"id" is missing: a text or a number that tells the results apart.';
  if (typeof message !== 'string' || message.trim() === '') {
    return message === undefined && 'text' in value
      ? '"message" is missing: write "message" instead of "text".'
      : '"message" is missing or empty.';
  }
  if (customer !== undefined && customer !== null && typeof customer !== 'string') return '"customer" is not a text: an address or an id.';
  return { id: String(id), message, ...(typeof customer === 'string' ? { customer } : {}) };
}

/**
 * A header in JSON and arrays of numbers in one file: four letters that name its kind, the header's length, the header,
 * then the arrays as they lie in memory, each beginning at a multiple of four.
 */
export function pack(magic: string, header: object, parts: readonly ArrayBufferView[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = padded(8 + json.length);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + padded(part.byteLength), start));
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  let at = start;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  }
  return bytes;
}

/** Undefined when the bytes are of something else, or cut short. */
export function headerIn(bytes: Uint8Array, magic: string): unknown {
  if (bytes.length < 8 || textIn(bytes.subarray(0, 4)) !== magic) return undefined;
  try {
    return JSON.parse(textIn(bytes.subarray(8, 8 + headerLength(bytes))));
  } catch {
    // Cut short or overwritten: what was learned is learned again.
    return undefined;
  }
}

/** The arrays, in order, without copying. @param sizes in bytes. Undefined when the file does not hold exactly these. */
export function partsIn(bytes: Uint8Array, sizes: readonly number[]): readonly Uint8Array[] | undefined {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  let at = padded(8 + headerLength(bytes));
  const parts = sizes.map((size) => {
    const part = aligned.subarray(at, at + size);
    at += padded(size);
    return part;
  });
  return at === bytes.length ? parts : undefined;
}

const none = new Uint8Array();

/** Quicker at the start of a process than a `TextDecoder`. */
export function textIn({ buffer, byteOffset, byteLength }: Uint8Array = none): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}

export function uint32sOf({ buffer, byteOffset, byteLength }: Uint8Array = none): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

export function float32sOf({ buffer, byteOffset, byteLength }: Uint8Array = none): Float32Array {
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}

export function int8sOf({ buffer, byteOffset, byteLength }: Uint8Array = none): Int8Array {
  return new Int8Array(buffer, byteOffset, byteLength);
}

const headerLength = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
const padded = (length: number) => Math.ceil(length / 4) * 4;

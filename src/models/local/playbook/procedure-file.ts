import { headerIn, int8sOf, pack, partsIn, uint32sOf } from '../packed-file.ts';
import type { ProcedureModel } from './procedure-model.ts';

/** Raised when the layout of the file changes: older files are then of no use. */
const format = 1;
const magic = 'FDPR';

interface Header {
  readonly format: number;
  /** Of everything that went in. */
  readonly fingerprint: string;
  readonly procedures: ProcedureModel['procedures'];
  readonly bias: readonly number[];
  readonly features: number;
}

/** What was learned as bytes. */
export function encodeProcedures({ procedures, index, linear, bias }: ProcedureModel, fingerprint: string): Uint8Array {
  const header: Header = { format, fingerprint, procedures, bias: [...bias], features: index.hashes.length };
  return pack(magic, header, [index.hashes, index.rarity, linear.scales, linear.bytes]);
}

/** Reads it back without copying. Undefined when the bytes are of something else, of other sources, or cut short. */
export function decodeProcedures(bytes: Uint8Array, fingerprint: string): ProcedureModel | undefined {
  const header = headerOf(bytes);
  if (header === undefined || header.format !== format || header.fingerprint !== fingerprint) return undefined;
  const { procedures, bias, features } = header;
  const parts = partsIn(bytes, [features * 4, features, features, features * procedures.length]);
  if (parts === undefined) return undefined;
  const [hashes, rarity = none, scales = none, weights] = parts;
  return {
    procedures,
    index: { hashes: uint32sOf(hashes), rarity },
    linear: { width: procedures.length, scales, bytes: int8sOf(weights) },
    bias: Float32Array.from(bias),
  };
}

const none = new Uint8Array();

/** What the sources of a file were; undefined when it is none. */
export const fingerprintIn = (bytes: Uint8Array): string | undefined => headerOf(bytes)?.fingerprint;

function headerOf(bytes: Uint8Array): Header | undefined {
  const value = headerIn(bytes, magic);
  return isHeader(value) ? value : undefined;
}

/** The magic and the fingerprint vouch for the rest; this tells a whole header from a stray one. */
function isHeader(value: unknown): value is Header {
  return typeof value === 'object' && value !== null && 'format' in value && 'fingerprint' in value && 'procedures' in value;
}

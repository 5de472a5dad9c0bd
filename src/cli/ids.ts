import { randomInt } from 'node:crypto';
import type { Ids } from '../core/dependencies.ts';

/** Letters and digits that are not taken for one another when they are read out. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ids that people can type: `s_8f3a2k`. A thousand million of each kind. */
export const randomIds: Ids = {
  next: (prefix) => `${prefix}_${Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('')}`,
};

import { initial } from './001-initial.ts';
import type { Migration } from './migrate.ts';

/** In order, without gaps. */
export const migrations: readonly Migration[] = [initial];

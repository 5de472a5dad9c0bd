import { initial } from './001-initial.ts';
import { entriesByTime } from './002-entries-by-time.ts';
import { acknowledgedBy } from './003-acknowledged-by.ts';
import type { Migration } from './migrate.ts';

/** In order, without gaps. */
export const migrations: readonly Migration[] = [initial, entriesByTime, acknowledgedBy];

import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import { storeContract } from '../contracts/store.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

storeContract('SQLite', () => openStore({ path: join(temporaryDirectory(), 'desk.db'), now: () => Date.UTC(2026, 10, 20, 10) }));

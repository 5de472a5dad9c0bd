import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Processes } from '../../src/store/leases.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

/** Several machines and processes at one database. */
function desk() {
  const path = join(temporaryDirectory(), 'desk.db');
  const alive = new Set<number>();
  const clock = { now: 1_000_000 };
  const as = async (pid: number, host = 'here') => {
    alive.add(pid);
    const processes: Processes = { pid, host, isAlive: (other) => alive.has(other) };
    const store = await openStore({ path, now: () => clock.now, seed: 'nothing', processes });
    onTestFinished(() => store.close());
    return store;
  };
  return { as, alive, clock };
}

test('a living process keeps its session, however long it is silent', async () => {
  const { as, clock } = desk();
  const [one, two] = [await as(1), await as(2)];
  await one.lease('s_1');
  clock.now += 1e9;
  expect(await two.lease('s_1')).toEqual({ type: 'held', pid: 1, since: 1_000_000 });
});

test('a dead one loses it', async () => {
  const { as, alive } = desk();
  const [one, two] = [await as(1), await as(2)];
  await one.lease('s_1');
  alive.delete(1);
  expect((await two.lease('s_1')).type).toBe('granted');
});

test('one on another machine loses it after ten minutes of silence', async () => {
  const { as, alive, clock } = desk();
  const [there, here] = [await as(1, 'there'), await as(2)];
  const lease = await there.lease('s_1');
  alive.clear();
  clock.now += 9 * 60_000;
  if (lease.type === 'granted') await lease.check();
  clock.now += 9 * 60_000;
  expect((await here.lease('s_1')).type).toBe('held');
  clock.now += 60_000;
  expect((await here.lease('s_1')).type).toBe('granted');
  if (lease.type === 'granted') await expect(lease.check()).rejects.toThrow('taken over');
});

test('a session that is open elsewhere is not deleted', async () => {
  const { as } = desk();
  const [one, two] = [await as(1), await as(2)];
  await one.createSession({ id: 's_1', team: 'teamflow', createdAt: 1 });
  await one.lease('s_1');
  await expect(two.deleteSession('s_1')).rejects.toThrow('The session s_1 is open in another process (1).');
  await one.deleteSession('s_1');
  expect(await two.session('s_1')).toBeUndefined();
});

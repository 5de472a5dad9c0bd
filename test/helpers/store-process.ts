import { ToolFailure } from '../../src/core/tool.ts';
import { openStore } from '../../src/store/open-store.ts';

/** What another process does to a store; `test/store/processes.test.ts` starts it. */
const [, , what = '', path = '', ...parameters] = process.argv;
const store = await openStore({ path, now: () => Date.UTC(2026, 10, 20, 10) });
console.log(await act());

async function act(): Promise<string | number> {
  const [first = '', second = ''] = parameters;
  switch (what) {
    case 'refund':
      return await refundOften(first, Number(second));
    case 'accounts':
      return (await store.records.accounts()).length;
    case 'lease': {
      const lease = await store.lease(first);
      return lease.type === 'granted' ? 'granted' : `held by ${lease.pid}`;
    }
    default:
      return await store.deleteSession(first).then(
        () => 'deleted',
        (error: unknown) => String(error),
      );
  }
}

/** How many of the refunds went through. */
async function refundOften(name: string, times: number): Promise<number> {
  let done = 0;
  for (let index = 0; index < times; index += 1) {
    done += await store
      .transaction((tx) => refundOnce(tx, `${name} ${index}`))
      .catch((error: unknown) => {
        if (error instanceof ToolFailure) return 0;
        throw error;
      });
  }
  return done;
}

async function refundOnce(tx: Parameters<Parameters<typeof store.transaction>[0]>[0], callId: string): Promise<number> {
  const origin = { by: 'ana', session: 's_1', callId, at: 1 };
  const amount = { cents: 300, currency: 'USD' } as const;
  await tx.records.insertRefund({ account: 'acc_northwind', payment: 'pay_1042', amount, reason: 'other', note: '', ...origin });
  await tx.audit({ ...origin, tool: 'issue_refund', action: 'ran', argsHash: '', detail: {} });
  return 1;
}

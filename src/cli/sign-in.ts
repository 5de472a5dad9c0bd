import type { Operator } from '../core/approval.ts';
import { hashOf } from '../core/hash.ts';
import type { DeskStore } from '../store/database-store.ts';

/** Who gives a name and a password to decide something. Undefined when they are not right: that is audited. */
export async function signIn(
  store: Pick<DeskStore, 'operators' | 'transaction'>,
  { name, password }: { readonly name: string; readonly password: string },
  { by, at }: { readonly by: string; readonly at: number },
): Promise<Operator | undefined> {
  const operator = await store.operators.verify(name, password);
  if (operator !== undefined) return operator;
  await store.transaction(async (tx) =>
    tx.audit({
      at,
      session: '',
      callId: '',
      tool: 'sign-in',
      action: 'sign-in-failed',
      by,
      argsHash: await hashOf({ name }),
      detail: { shown: `sign-in as ${name}` },
    }),
  );
  return undefined;
}

import type { JsonObject } from '../../core/json.ts';
import { type EscalationClass, escalationClasses } from '../../core/policy.ts';
import { yearlyValueInDollars } from '../account-value.ts';
import { classify } from '../classify-escalation.ts';
import { strictest } from '../escalation-ladder.ts';
import { escalationKinds } from '../records.ts';
import { type FactCase, textOf } from './fact-case.ts';

/** The filed escalation a call is about, or the one it would file. */
export async function escalationFacts(about: FactCase): Promise<JsonObject> {
  const filed = await about.context.records.escalation(textOf(about, 'escalation'));
  return {
    kind: filed?.kind ?? textOf(about, 'kind'),
    class: filed?.class ?? (await plannedClass(about)) ?? '',
    level: filed?.level ?? 0,
    on_file: filed !== undefined,
    open: filed !== undefined && filed.status !== 'resolved',
    template: textOf(about, 'template'),
  };
}

async function plannedClass(about: FactCase): Promise<EscalationClass | undefined> {
  const kind = escalationKinds.find((known) => known === textOf(about, 'kind'));
  if (kind === undefined) return undefined;
  const asked = escalationClasses.filter((name) => name === textOf(about, 'class'));
  const needed = classify([kind], about.account, await yearlyValueInDollars(about.account, about.context.records)).class;
  return strictest([needed, ...asked]);
}

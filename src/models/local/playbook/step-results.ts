import type { PlaybookStep } from '../../../core/agent.ts';
import type { CallState } from '../../../core/conversation.ts';
import type { JsonObject, JsonValue } from '../../../core/json.ts';
import { isObject } from './thread.ts';

/** Tools that run at once and change nothing: their calls may go out together. */
export const readTools: ReadonlySet<string> = new Set([
  'search_knowledge',
  'find_customer',
  'account_overview',
  'list_tickets',
  'list_payments',
  'list_invoices',
  'quote_plan_change',
  'service_status',
  'api_usage',
  'explain_error_code',
  'compare_plans',
  'recommend_plan',
  'classify_escalation',
  'list_escalations',
]);

/** Whether a step looks at what these steps bring, or at who the customer is. */
export function dependsOn(step: PlaybookStep, ids: readonly string[]): boolean {
  const source = JSON.stringify(step);
  return ids.some((id) => source.includes(`results.${nameOf(id)}`)) || /\b(?:customer|verified)\b/.test(`${step.if ?? ''}${source}`);
}

/** Step ids as expressions write them. */
export function nameOf(id: string): string {
  return id.replaceAll('-', '_');
}

/** A result as expressions see it. */
export function plainResult({ result }: CallState): JsonObject {
  if (result === undefined) return { status: 'none', summary: '', data: null };
  const { status } = result;
  // It stands inside the sentences of a playbook, which end by themselves.
  const summary = result.summary.replace(/(?<!\.)\.$/, '');
  // That it was a rehearsal is said before the whole sentence.
  if (status === 'done')
    return { status, summary: summary.replace(/^dry run, nothing was changed: /, ''), data: result.data, dry_run: result.dryRun === true };
  if (status === 'denied') return { status, summary, by: result.by, clauses: result.clauses, data: null };
  if (status === 'blocked') return { status, summary, needs: result.needs, data: null };
  return { status, summary, data: null };
}

/** Whether a step speaks of a write that was only rehearsed. */
export function restsOnRehearsal(step: PlaybookStep, results: Readonly<Record<string, JsonValue>>): boolean {
  const source = JSON.stringify(step);
  return Object.entries(results).some(
    ([name, result]) => isObject(result) && result['dry_run'] === true && source.includes(`results.${name}.`),
  );
}

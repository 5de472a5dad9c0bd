import { sanitizeLine } from '../core/sanitize.ts';
import { isLate } from '../desk/escalation-clocks.ts';
import type { Escalation } from '../desk/records.ts';
import { doneBefore, type Stopped } from './acknowledge-escalation.ts';
import { fromNow, type ListFormat, moment, printOne } from './listing.ts';
import type { Shell } from './shell.ts';

/** Says which clock was stopped, and how it ran; with JSON the escalation as it now stands. */
export function printStopped(shell: Shell, format: ListFormat, { escalation, auditHead }: Stopped): void {
  if (format === 'json') {
    const value = { ...escalation, late: isLate(escalation, shell.now()), changed: auditHead !== undefined, auditHead: auditHead ?? null };
    printOne(shell, 'json', value, []);
  } else if (auditHead === undefined) shell.stderr.write(`${sanitizeLine(doneBefore(escalation))}; nothing was changed.\n`);
  else shell.stderr.write(`${sanitizeLine(doneNow(escalation))} Head of the audit: ${auditHead}\n`);
}

function doneNow({ id, status, acknowledgedAt, acknowledgedBy, respondBy, resolvedAt, resolvedBy, resolveBy }: Escalation): string {
  if (status === 'resolved') return `${id} is resolved by ${resolvedBy}, ${kept(resolveBy, resolvedAt)}.`;
  return `${id} is acknowledged by ${acknowledgedBy}, ${kept(respondBy, acknowledgedAt)}; to be resolved by ${moment(resolveBy)}.`;
}

function kept(due: number, at = due): string {
  return at <= due ? 'in time' : fromNow(due, at);
}

import type { AgentName } from '../core/agent.ts';
import type { TurnEvent } from '../core/event.ts';
import { groupFlags } from '../core/group-flags.ts';
import type { Routing } from '../core/routing.ts';
import { sanitize, sanitizeLine } from '../core/sanitize.ts';
import type { ToolResult } from '../core/tool.ts';
import type { OutputOptions, Sinks } from './turn-output.ts';
import type { TurnResult } from './turn-result.ts';

function attemptsLeft({ outcome, attemptsLeft: left = 0 }: Extract<TurnEvent, { type: 'verification-decided' }>): string {
  return outcome === 'failed' && left > 0 ? `, ${left} ${left === 1 ? 'attempt' : 'attempts'} left` : '';
}

/** The line that goes beside the answer for an event; undefined for events that say nothing there. */
export function asideFor(event: TurnEvent, options: OutputOptions): string | undefined {
  const { style, titleOf, debug } = options;
  switch (event.type) {
    case 'tool-finished':
      return `  ${mark(event.result, options)} ${sanitizeLine(event.tool)}  ${style('dim', sanitizeLine(event.result.summary))}`;
    case 'verification-decided':
      return `  ${event.outcome === 'verified' ? style('green', '✓') : style('red', '✗')} identity of ${sanitizeLine(event.customer.name)}: ${event.outcome}${attemptsLeft(event)}`;
    case 'approval-decided':
      return style('dim', `  ${event.id}: ${decided[event.decision.type]} by ${sanitizeLine(event.by)} · audit ${event.auditHead}`);
    case 'note':
      return style('cyan', `For you: ${sanitize(event.text)}`);
    case 'reply-finished':
      return (
        groupFlags(event.flags)
          .map(({ words, why }) => style('yellow', `Check: ${sanitizeLine(words)} – ${sanitizeLine(why)}`))
          .join('\n') || undefined
      );
    case 'progress':
      return style('dim', sanitizeLine(event.message));
    case 'routed':
      return debug ? style('dim', routingLines(event.routing, titleOf)) : undefined;
    default:
      return undefined;
  }
}

const decided = { allow: 'approved', deny: 'denied', defer: 'left for later' } as const;

function mark(result: ToolResult, { style }: OutputOptions): string {
  switch (result.status) {
    case 'done':
      return style('green', '✓');
    case 'failed':
    case 'invalid':
      return style('red', '✗');
    case 'denied':
      return style('red', '⊘');
    case 'blocked':
    case 'pending':
      return style('yellow', '…');
    case 'unknown':
      return style('yellow', '?');
  }
}

function routingLines({ to, alternatives, urgency, evidence }: Routing, titleOf: (agent: AgentName) => string): string {
  const name = (agent: string) => (agent === 'clarify' ? 'ask back' : titleOf(agent));
  const odds = alternatives.map(({ agent, probability }) => `${name(agent)} ${Math.round(probability * 100)} %`).join(' · ');
  const lines = [`  routed to ${name(to)}, ${urgency} urgency${odds === '' ? '' : `: ${odds}`}`, ...evidence.map(sanitizeLine)];
  return lines.join('\n    ');
}

/** After the turn: what waits and how to decide it, and what went wrong. In every format, even when quiet. */
export function explainEnd(result: TurnResult, { aside }: Pick<Sinks, 'aside'>, { style, debug }: OutputOptions): void {
  for (const { id, summary, verdict } of result.approvals) {
    const who = verdict.approver_role === null ? '' : ` (needs ${verdict.approver_role})`;
    aside(`${style('yellow', 'Waiting:')} ${id}  ${sanitizeLine(summary)}${who}\n`);
    aside(`  frontdesk approve ${id}    or    frontdesk deny ${id} --reason "…"\n`);
  }
  for (const { id, customer, dry_run } of result.verifications) {
    const how = dry_run ? ' (dry run: what goes on from it changes nothing either)' : '';
    aside(`${style('yellow', 'Waiting:')} ${id}  identity of ${sanitizeLine(customer)}${how}\n`);
    aside(`  frontdesk verify ${id}\n`);
  }
  const { error } = result;
  if (error === undefined) return;
  // A bug comes with its stack, for those who asked for it.
  const [first = ''] = error.message.split('\n');
  const message = error.kind === 'bug' && !debug ? `this should not have happened: ${first}` : error.message;
  aside(`${style('red', `${result.status.replaceAll('_', ' ')}:`)} ${sanitize(message)}\n`);
  if (error.kind === 'bug' && !debug) aside('Please report it, with what you did and what the same command says with --debug.\n');
  if (error.hint !== null) aside(`${sanitize(error.hint)}\n`);
}

import type { AgentName } from '../core/agent.ts';
import type { TurnEvent } from '../core/event.ts';
import { sanitizeLine } from '../core/sanitize.ts';
import { replyWriter } from './reply-writer.ts';
import { asideFor, explainEnd } from './text-aside.ts';
import type { CreateTurnOutput, OutputOptions } from './turn-output.ts';

/** For people: the reply as it comes, with its sources; routing, look-ups and notes beside it. */
export const text: CreateTurnOutput = (sinks, options) => {
  const reply = replyWriter(sinks, options);
  const aside = (line: string) => {
    reply.pause();
    sinks.aside(`${line}\n`);
  };
  /** Handoffs so far. With more than one, each part of the reply stands under its agent's name. */
  const handoffs: HandedOff[] = [];
  return {
    event(event) {
      if (event.type === 'handed-off') handoffs.push(event);
      if (event.type === 'agent-started') {
        reply.speaker(event.agent, handoffs.length > 1);
        const badge = badgeFor(event.agent, handoffs, options);
        if (badge !== undefined && !options.quiet) aside(badge);
      }
      if (event.type === 'text-delta') reply.say(event.text);
      if (event.type === 'citation')
        reply.cite(`[${event.citation.n}] ${[event.citation.document, ...event.citation.heading].join(' › ')}`);
      if (event.type === 'reply-finished') reply.paragraph();
      const line = options.quiet ? undefined : asideFor(event, options);
      if (line !== undefined) aside(line);
    },
    finish(result) {
      reply.end();
      explainEnd(result, sinks, options);
      if (!options.quiet)
        sinks.aside(`${options.style('dim', `session ${result.session} · ${result.engine} engine · ${result.duration_ms} ms`)}\n`);
    },
  };
};

type HandedOff = Extract<TurnEvent, { type: 'handed-off' }>;

/** Who speaks from here on, and why they do. Triage sorts in silence. */
function badgeFor(agent: AgentName, handoffs: readonly HandedOff[], { style, titleOf, triage }: OutputOptions): string | undefined {
  const handoff = handoffs.findLast(({ to }) => to === agent);
  if (handoff === undefined) return agent === triage ? undefined : style('bold', `● ${titleOf(agent)}`);
  const why = `← ${titleOf(handoff.from)}: ${sanitizeLine(handoff.reason)} · ${handoff.urgency} urgency`;
  return `${style('bold', `● ${titleOf(agent)}`)} ${style('dim', why)}`;
}

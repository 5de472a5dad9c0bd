import type { TurnEvent } from '../core/event.ts';
import { printableJson } from './printable-json.ts';
import { explainEnd } from './text-aside.ts';
import type { CreateTurnOutput } from './turn-output.ts';
import { wireApproval, wireCitation, wireVerification } from './wire.ts';

/** One JSON object a line as things happen: `init`, the turn's events, and always a last `result`. */
export const streamJson: CreateTurnOutput = (sinks, options) => {
  const line = (value: object) => sinks.answer(`${printableJson(value)}\n`);
  return {
    event(event) {
      if (event.type === 'turn-started') {
        line({ type: 'init', session: event.session, engine: event.engine, team: options.team, version: options.version });
        return;
      }
      const wire = wireEvent(event);
      if (wire !== undefined) line(wire);
    },
    finish(result) {
      line(result);
      explainEnd(result, sinks, options);
    },
  };
};

/** An event as scripts read it. Storing is an inner matter, and the end is the `result`. */
function wireEvent(event: TurnEvent): object | undefined {
  switch (event.type) {
    case 'turn-started':
    case 'entry-added':
    case 'turn-finished':
      return undefined;
    case 'agent-started':
      return { type: 'agent_started', agent: event.agent };
    case 'text-delta':
      return { type: 'text_delta', agent: event.agent, text: event.text };
    case 'note':
      return { type: 'note', agent: event.agent, text: event.text };
    case 'citation':
      return { type: 'citation', agent: event.agent, ...wireCitation(event.citation) };
    case 'routed': {
      const { to, alternatives, urgency, evidence } = event.routing;
      return { type: 'routed', agent: event.agent, to, alternatives, urgency, evidence };
    }
    case 'reply-finished':
      return { type: 'reply_finished', agent: event.agent, stop: event.stop.replaceAll('-', '_'), flags: event.flags };
    case 'handed-off':
      return { type: 'handed_off', from: event.from, to: event.to, reason: event.reason, urgency: event.urgency, brief: event.brief };
    case 'tool-started':
      return {
        type: 'tool_started',
        agent: event.agent,
        id: event.call.id,
        tool: event.call.tool,
        input: event.call.input,
        summary: event.summary,
      };
    case 'tool-finished':
      return { type: 'tool_finished', id: event.callId, tool: event.tool, status: event.result.status, result: event.result.summary };
    case 'approval-requested':
      return { type: 'approval_requested', ...wireApproval(event.request) };
    case 'approval-decided':
      return {
        type: 'approval_decided',
        id: event.id,
        decision: event.decision.type,
        reason: event.decision.type === 'deny' ? event.decision.reason : null,
        by: event.by,
        audit_head: event.auditHead,
      };
    case 'verification-requested':
      return { type: 'verification_requested', ...wireVerification(event) };
    case 'verification-decided':
      return { type: 'verification_decided', id: event.id, outcome: event.outcome, attempts_left: event.attemptsLeft ?? null };
    case 'progress':
      return { type: 'progress', message: event.message };
  }
}

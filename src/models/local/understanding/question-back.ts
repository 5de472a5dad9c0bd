import type { Team } from '../../../core/agent.ts';
import type { ModelRequest } from '../../../core/model.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { inOwnLanguage, isForeign } from './own-language.ts';

/** Asks for what is missing: names what was understood, and offers the choice between what the team's specialists handle; in other words the second time. */
export function questionBack({ entities, language, routing }: RoutedMessage, text: string, request: ModelRequest): string {
  const { agent, team } = request;
  const [first, second] = routing.alternatives.filter(({ agent: name }) => agent.handoffs.includes(name));
  // A number by itself may be anything: a phone number, a room.
  const codes = /\b(?:error|code|status|http|api|fails?|failed|returns?)\b/i.test(text) ? entities.errorCodes : [];
  const about = [...entities.productAreas, ...entities.integrations, ...codes.map((code) => `error ${code}`)].slice(0, 2).join(' and ');
  const greeting = isForeign(text, { language }) ? `${inOwnLanguage(language.code)} ` : '';
  if (/^\W*$/.test(text)) return `${greeting}I did not get any text. What can we help you with?`;
  if (wasAskedBack(request))
    return `${greeting}Thank you. I still cannot tell who of us should take this, so let me ask differently: what did you try to do, where, and what happened instead? If it is about money, the amount or the date is enough; and if you would rather speak with somebody in charge, tell me so.`;
  if (about !== '')
    return `${greeting}You mention ${about}. What happens with it, and what would you like to have instead: an error to be fixed, or something explained?`;
  if (first !== undefined && second !== undefined && first.probability + second.probability > 0.7) {
    return `${greeting}So that the right person takes this: is it about ${area(first.agent, team)}, or rather about ${area(second.agent, team)}? One sentence on what happened is enough.`;
  }
  const areas = agent.handoffs.map((name) => area(name, team));
  return `${greeting}Gladly. What is it about: ${areas.slice(0, -1).join('; ')}; or ${areas.at(-1) ?? 'something else'}? One sentence on what happened, and the exact words of an error if there is one, help me most.`;
}

/** The message before was asked back already: the same words would not help again. */
function wasAskedBack({ conversation: { entries }, agent }: ModelRequest): boolean {
  const last = entries.findLast(({ type }) => type === 'reply' || type === 'handoff');
  return last?.type === 'reply' && last.agent === agent.name;
}

/** What a specialist handles first of all, in the words of the team: "charges, fees, failed payments and billing cycles". */
function area(name: string, { agents }: Team): string {
  const specialist = agents[name];
  const handled = specialist?.handles[0] ?? specialist?.title ?? name;
  return /^\p{Lu}\p{Ll}/u.test(handled) ? handled.charAt(0).toLowerCase() + handled.slice(1) : handled;
}

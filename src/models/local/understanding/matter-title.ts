import type { Agent } from '../../../core/agent.ts';
import type { RoutedMessage } from '../routing/router.ts';
import { sentencesOf } from '../routing/sentences.ts';
import type { Skills } from '../specialist.ts';
import { asksToKnow } from './speech.ts';

/** So much like a question that was answered before, it has the same topic. */
const familiar = 0.3;
const longest = 120;

/** What a message is about, in the operator's terms: the procedure that fits, a signal, or the topic of a question. */
export function matterTitle(agent: Agent | undefined, text: string, routed: RoutedMessage, { chooser, askedBefore }: Skills): string {
  const [signal] = routed.signals.filter(({ name }) => name !== 'urgent' && name !== 'idle');
  const [chosen] = agent === undefined ? [] : chooser.choose(agent, text, routed);
  const [precedent] = askedBefore.precedents(text);
  const topic = precedent !== undefined && precedent.similarity >= familiar ? precedent.section?.split(' › ').at(-1) : undefined;
  if (topic !== undefined && asksToKnow(text) && signal === undefined) return `question: ${lowered(topic)}`.slice(0, longest);
  if (signal !== undefined && chosen?.playbook.signals?.includes(signal.name) !== true)
    return `${signal.title} (“${signal.words}”)`.slice(0, longest);
  if (chosen !== undefined) return lowered(chosen.playbook.title).slice(0, longest);
  if (topic !== undefined) return `question: ${lowered(topic)}`.slice(0, longest);
  const sentences = sentencesOf(routed.anatomy.said === '' ? text : routed.anatomy.said);
  const said = (sentences.find(({ asks }) => asks) ?? sentences[0])?.text.replace(/\s+/g, ' ') ?? '';
  if (said === '') return 'the whole message';
  return said.length <= 70 ? `“${said}”` : `“${said.slice(0, said.lastIndexOf(' ', 68))} …”`;
}

/** `Duplicate charge` → `duplicate charge`; what is written in capitals stays. */
export function lowered(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

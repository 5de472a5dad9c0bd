import type { Agent, Playbook } from '../../../core/agent.ts';

/** What customers write when a playbook of the agent is to be followed. */
export function playbookExamples({ playbooks }: Pick<Agent, 'playbooks'>): readonly { readonly text: string; readonly item: Playbook }[] {
  return playbooks.flatMap((playbook) => playbook.examples.map((text) => ({ text, item: playbook })));
}

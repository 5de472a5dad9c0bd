import type { Routing } from '../../../core/routing.ts';

/** How vague the words alone are: the probability that there is nothing to go by. */
export const vagueness = ({ alternatives }: Pick<Routing, 'alternatives'>) =>
  alternatives.find(({ agent }) => agent === 'clarify')?.probability ?? 0;
export const ratherVague = 0.5;
export const surelyVague = 0.9;

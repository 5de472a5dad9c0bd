import { expect, test } from 'vitest';
import { networkScores, trainNetwork } from '../../../../src/models/local/routing/network.ts';

/** Two features that mean the second class when exactly one of them is there: no sum can tell that. */
const samples = [[], [0], [1], [0, 1]].map((present) => ({
  indices: Uint32Array.from(present),
  values: Float32Array.from(present, () => 1),
}));
const classes = [0, 1, 1, 0];
const targets = classes.map((wanted) => ({ weight: 1, probabilities: [0, 1].map((one) => (one === wanted ? 1 : 0)) }));
const options = { hidden: 8, epochs: 400, dropout: 0, seed: 1 };

test('a network sees what goes together', () => {
  const network = trainNetwork(samples, targets, 2, 2, options);
  const taken = samples.map((sample) => {
    const [first = 0, second = 0] = networkScores(network, sample);
    return second > first ? 1 : 0;
  });
  expect(taken).toEqual(classes);
});

test('the same seed gives the same network', () => {
  expect(trainNetwork(samples, targets, 2, 2, options)).toEqual(trainNetwork(samples, targets, 2, 2, options));
});

import { expect, test } from 'vitest';
import { type PartEvidence, partEvidence } from '../../../../src/models/local/answer/evidence.ts';
import { type Lesson, learnWeights } from '../../../../src/models/local/answer/learn-weights.ts';
import { type SilenceEvidence, silenceEvidence } from '../../../../src/models/local/answer/silence.ts';
import weights from '../../../../src/models/local/answer/weights.json' with { type: 'json' };

const part = (some: Partial<PartEvidence>): PartEvidence => ({ ...nothing(partEvidence), ...some });
const silence = (some: Partial<SilenceEvidence>): SilenceEvidence => ({ ...nothing(silenceEvidence), always: 1, ...some });

function nothing<Name extends string>(names: readonly Name[]): Record<Name, number> {
  const empty: Partial<Record<Name, number>> = {};
  for (const name of names) empty[name] = 0;
  if (isWhole(empty, names)) return empty;
  throw new Error('a name is missing');
}

function isWhole<Name extends string>(value: Partial<Record<Name, number>>, names: readonly Name[]): value is Record<Name, number> {
  return names.every((name) => name in value);
}

const answered: Lesson = {
  parts: [
    { evidence: part({ coverage: 0.9 }), answers: true },
    { evidence: part({ coverage: 0.3, staff: 1 }), answers: false },
  ],
  silence: silence({}),
  unanswered: false,
};
const unanswered: Lesson = {
  parts: [{ evidence: part({ coverage: 0.3 }), answers: false }],
  silence: silence({ strangeName: 1 }),
  unanswered: true,
};

test('what goes with right answers counts for them, what goes with wrong ones against, strangeness for silence', () => {
  const learned = learnWeights([answered, unanswered]);
  expect(learned.part['coverage']).toBeGreaterThan(0);
  expect(learned.part['staff']).toBeLessThan(0);
  expect(learned.silence['strangeName']).toBeGreaterThan(0);
  expect(learned.part['figures']).toBeCloseTo(0);
});

test('a question whose answer was not found teaches nothing about parts', () => {
  const lost: Lesson = { ...answered, parts: [{ evidence: part({ staff: 1 }), answers: false }] };
  expect(learnWeights([answered, unanswered, lost]).part).toEqual(learnWeights([answered, unanswered]).part);
});

test('the weights that ship are of this evidence', () => {
  expect(Object.keys(weights.part)).toEqual([...partEvidence]);
  expect(Object.keys(weights.silence)).toEqual([...silenceEvidence]);
});

import { expect, test } from 'vitest';
import { UserError } from '../../../../src/core/errors.ts';
import { parseOpenings } from '../../../../src/models/local/playbook/openings.ts';

test('an opening names its procedure, or none', () => {
  const lines = '{"procedure":"unlock","text":"I am locked out."}\n\n{"procedure":null,"text":"When does a lock end?","style":"polite"}\n';
  expect(parseOpenings('doors.jsonl', lines)).toEqual([
    { procedure: 'unlock', text: 'I am locked out.' },
    { procedure: null, text: 'When does a lock end?' },
  ]);
});

test.each(['{"text":"no procedure is named"}', '{"procedure":"unlock"}', '{"procedure":7,"text":"a number"}', 'not JSON'])(
  'a line that is no opening is named by file and line: %s',
  (line) => {
    const read = () => parseOpenings('doors.jsonl', `{"procedure":"unlock","text":"I am locked out."}\n${line}`);
    expect(read).toThrow(UserError);
    expect(read).toThrow(/doors\.jsonl:2/);
  },
);

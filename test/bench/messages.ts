import { globSync, readFileSync } from 'node:fs';
import { root } from './measure.ts';

/** What customers write: the examples of the demo team. */
export function messages(): readonly string[] {
  return globSync('agents/teamflow/examples/*.jsonl', { cwd: root })
    .sort()
    .flatMap((file) => readFileSync(`${root}/${file}`, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line): { readonly text: string } => JSON.parse(line))
    .map(({ text }) => text);
}

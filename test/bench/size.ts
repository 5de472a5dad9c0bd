import { globSync, statSync } from 'node:fs';
import { type Bench, root } from './measure.ts';

/** `dist/` as it was built last. */
export const size: Bench = async () => {
  const sizes = globSync('dist/**', { cwd: root })
    .map((path) => ({ path, file: statSync(`${root}/${path}`) }))
    .filter(({ file }) => file.isFile());
  const megabytes = (files: typeof sizes) => (files.reduce((sum, { file }) => sum + file.size, 0) / 1_000_000).toFixed(2);
  const trained = sizes.filter(({ path }) => path.startsWith('dist/trained'));
  const program = sizes.filter((each) => !trained.includes(each));
  return [`dist/ without the trained model ${megabytes(program)} MB (goal 2 MB), the model ${megabytes(trained)} MB`];
};

import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tests of the whole program run what is in `dist/`: built once before them when it is older than its sources. */
export function setup(): void {
  const built = changed('dist/main.js');
  const sources = [...globSync('src/**/*.{ts,tsx}', { cwd: root }), 'package.json'];
  if (sources.some((file) => changed(file) > built)) {
    execFileSync(process.execPath, ['src/build/bundle.ts'], { cwd: root, stdio: 'inherit' });
  }
}

/** When a file was last changed, ms; 0 when there is none. */
function changed(file: string): number {
  return statSync(`${root}/${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

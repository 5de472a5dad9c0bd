import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { programFile, TemporaryHome } from '../helpers/program.ts';
import { openTerminal } from '../helpers/terminal.ts';

const lists = [['customers'], ['escalations'], ['policy', 'list', 'issue_refund'], ['agents'], ['config', 'list']];

/** The longest line that a command prints in a terminal of this width. */
async function widest(home: TemporaryHome, columns: number, args: readonly string[]): Promise<number> {
  const env = Object.entries(home.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const terminal = openTerminal(process.execPath, [programFile, ...args], { columns, rows: 60, env: Object.fromEntries(env) });
  expect(await terminal.exited).toBe(0);
  const width = Math.max(...terminal.output.split(/\r?\n/).map((line) => stringWidth(line)));
  await terminal.dispose();
  return width;
}

test('tables fit the window; with --wide and in a pipe nothing is cut', async () => {
  using home = new TemporaryHome();
  for (const args of lists) {
    expect(await widest(home, 60, args), args.join(' ')).toBeLessThanOrEqual(60);
    const piped = (await home.run(args)).stdout;
    expect(piped, args.join(' ')).not.toContain('…');
    expect(Math.max(...piped.split('\n').map((line) => stringWidth(line))), args.join(' ')).toBeGreaterThan(60);
  }
  expect(await widest(home, 60, ['customers', '--wide'])).toBeGreaterThan(60);
});

import { fileURLToPath } from 'node:url';
import { version } from '../package.json';

/** Where the program begins. The only file that chooses adapters. */
export async function main(process: NodeJS.Process): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  const [{ runProgram }, { processShell }] = await Promise.all([import('./cli/program.ts'), import('./cli/shell.ts')]);
  const shell = processShell(process, (code) => process.exit(code));
  const code = await runProgram(argv, version, shell, { demoTeam: fileURLToPath(new URL('../agents/teamflow', import.meta.url)) });
  await Promise.all([shell.stdout.drained(), shell.stderr.drained()]);
  process.exit(code);
}

import type { Reporter, TestModule } from 'vitest/node';

/** The last line of a run, plain enough for a log: `1234 passed, 0 failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: (typeof states)[number]) => states.filter((found) => found === state).length;
    // A file that could not even be read has no tests to count.
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const skipped = count('skipped') + count('pending');
    console.log(`${count('passed')} passed, ${count('failed') + broken} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
  }
}

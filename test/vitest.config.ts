import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    setupFiles: ['test/helpers/property-seed.ts'],
    reporters: ['default', './test/helpers/closing-line.ts'],
    globalSetup: wantsProgram(process.argv.slice(2)) ? 'test/helpers/build-program.ts' : [],
  },
});

/** The whole suite, and the folders whose tests run the built program. */
function wantsProgram(words: readonly string[]): boolean {
  const paths = words.filter((word) => word.startsWith('test/') && word !== 'test/vitest.config.ts');
  return paths.length === 0 || paths.some((path) => /^test\/(?:e2e|build)/.test(path));
}

/**
 * `npm run test:mutants [-- --mutate src/engine/NAME.ts]`: breaks the engine in one place at a time
 * and looks whether a test notices. What came of it: docs/mutation.md.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: false },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: ['src/engine/**/*.ts', '!src/engine/tables/**', '!src/engine/data.ts'],
  // Tables that are filled when a module is loaded: a mutant there costs a whole run.
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Only what changed, and what survived: `--force` for all.
  incremental: true,
  incrementalFile: '.output/mutants-known.json',
  timeoutMS: 6000,
  ignorePatterns: [
    '/.output',
    '/dist',
    '/docs',
    '/rules',
    '/assets',
    '/public',
    '/entrypoints',
    '/tests/corpus',
    '/tests/browser',
    '/tests/fixtures',
    '/tests/bench',
  ],
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.output/mutants.json' },
  // The project's TypeScript has no programming interface that Stryker knows; nothing needs rewriting.
  tsconfigFile: 'no-tsconfig.json',
  checkers: [],
  disableTypeChecks: false,
  allowEmpty: true,
};

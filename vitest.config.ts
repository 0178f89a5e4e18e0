import { defineConfig } from 'vitest/config';
import { engineDataPlugin, ruleSumsPlugin } from './scripts/rule-files';

/** Files that replace modules (`vi.mock`) need a registry of modules of their own. */
const MOCKED = ['tests/unit/**/*.mocked.test.{ts,tsx}'];

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  test: {
    retry: 0,
    // `npm run test:coverage`; the tables are data.
    coverage: {
      provider: 'v8',
      include: ['src/engine/**/*.ts', 'src/rules/**/*.ts'],
      exclude: ['src/engine/tables/**', '**/*.d.ts'],
      reporter: ['text', 'json'],
      reportsDirectory: '.output/coverage',
      thresholds: {
        'src/engine/**/*.ts': { branches: 95 },
        'src/rules/**/*.ts': { branches: 95 },
      },
    },
    projects: [
      {
        extends: true,
        plugins: [engineDataPlugin(), ruleSumsPlugin()],
        test: {
          name: 'unit',
          include: ['tests/{unit,rules}/**/*.test.{ts,tsx}'],
          exclude: MOCKED,
          // Files share what they load: the rules and the segmenter take seconds.
          isolate: false,
          // Loading all rules takes seconds on a busy machine; no test is about time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [engineDataPlugin(), ruleSumsPlugin()],
        test: { name: 'unit-mocked', include: MOCKED, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          isolate: false,
          // Minutes long: `npm run test:scale`.
          exclude: process.env.MINGJIAN_SCALE_ROWS ? [] : ['tests/browser/review/scale.test.ts'],
          // A cold browser on a busy machine; what tests wait for, they poll.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has browsers of its own, which mostly wait for each other's answers.
          maxWorkers: 3,
        },
      },
    ],
  },
});

import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const DIR = 'tests/unit/engine';

/** Engine tests that do not load all rules: a mutant costs half a second instead of ten. */
const small = readdirSync(DIR)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => `${DIR}/${name}`)
  .filter((file) => !readFileSync(file, 'utf8').includes("support/engine'"));

/** What Stryker runs (`npm run test:mutants`). */
export default defineConfig({
  // A slow machine must not look like a killed mutant; Stryker ends those that hang.
  test: { name: 'mutants', include: small, retry: 0, testTimeout: 60_000 },
});

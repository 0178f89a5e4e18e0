import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateDisguises } from '../../../scripts/generate-disguises';
import { generateFolding } from '../../../scripts/generate-folding';

const committed = (path: string) =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the generated tables are those of a fresh run (npm run generate)', () => {
  it('folding', () => {
    expect(committed('src/engine/tables/folding.generated.ts') === generateFolding()).toBe(true);
  });

  it('disguises', () => {
    expect(committed('rules/disguises.json') === generateDisguises()).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES_DIR } from '../../src/cli/rules-dir';
import { familyTable, withTable } from '../../src/rules/family-table';
import { rules } from '../support/engine';

const table = familyTable(rules.pack);
const readme = readFileSync(join(RULES_DIR, 'README.md'), 'utf8');

describe('the table of families', () => {
  it('in rules/README.md is the present one: npm run rules:table -- --write', () => {
    expect(withTable(readme, table)).toBe(readme);
  });

  it('names every rule, and has rules and law for every family', () => {
    for (const { id } of rules.pack.rules) expect(table).toContain(`\`${id}\``);
    const rows = table.split('\n').filter((line) => /^\| 5\.\d /.test(line));
    expect(rows.length).toBeGreaterThan(45);
    for (const row of rows) expect(row).toMatch(/ \| `[^|]+\) \| [^|]*\p{Script=Han}[^|]* \|$/u);
  });

  it('goes stale with the rules', () => {
    const fewer = familyTable({ ...rules.pack, rules: rules.pack.rules.slice(1) });
    expect(fewer).not.toBe(table);
    expect(() => withTable('no markers', table)).toThrow();
  });
});

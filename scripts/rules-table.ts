/**
 * The table of the red-flag families, from the rule files.
 * Run: npm run rules:table [-- --write]     --write puts it into rules/README.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_DIR } from '../src/cli/rules-dir';
import { familyTable, withTable } from '../src/rules/family-table';
import { loadRules } from '../src/rules/load-dir';

const table = familyTable(loadRules(RULES_DIR).pack);
if (process.argv.includes('--write')) {
  const path = join(RULES_DIR, 'README.md');
  writeFileSync(path, withTable(readFileSync(path, 'utf8'), table));
} else console.log(table);

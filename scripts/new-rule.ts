/**
 * For rule authors: writes a new rule file, to be filled in.
 * Run: npm run rule:new -- CATEGORY/NAME
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_DIR } from '../src/cli/rules-dir';
import { parseFile } from '../src/rules/parse-file';
import { familiesFileSchema } from '../src/rules/schema';
import { readRuleId, skeleton } from '../src/rules/skeleton';

try {
  const [id, ...rest] = process.argv.slice(2);
  if (id === undefined || rest.length > 0) {
    throw new Error('usage: npm run rule:new -- CATEGORY/NAME');
  }
  const { category } = readRuleId(id);
  const path = join(RULES_DIR, `${id}.yaml`);
  if (existsSync(path)) throw new Error(`rules/${id}.yaml is there already`);
  const text = readFileSync(join(RULES_DIR, 'families.yaml'), 'utf8');
  const families = parseFile('rules/families.yaml', text, familiesFileSchema).value;
  writeFileSync(path, skeleton(category, families), { flag: 'wx' });
  console.log(`rules/${id}.yaml is written. Fill in every ‹blank›, then: npm run rules:check`);
  console.log('Until then the build and the tests stop and name each blank.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}

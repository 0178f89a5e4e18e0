import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES_DIR } from '../../src/cli/rules-dir';
import { CATEGORIES } from '../../src/engine';
import { checkExamples } from '../../src/rules/check';
import { loadRules } from '../../src/rules/load-dir';
import { parseFile, type RuleProblem, RuleProblems } from '../../src/rules/parse-file';
import { ruleFileSchema } from '../../src/rules/schema';
import { readRuleId, skeleton } from '../../src/rules/skeleton';
import { rules, segmenter } from '../support/engine';

const families = rules.pack.families;
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mingjian-new-rule-'));
  cpSync(RULES_DIR, dir, { recursive: true });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function problemsOf(text: string): readonly RuleProblem[] {
  writeFileSync(join(dir, 'after-sales/brand-new.yaml'), text);
  try {
    return checkExamples(loadRules(dir), segmenter);
  } catch (error) {
    if (error instanceof RuleProblems) return error.problems;
    throw error;
  }
}

describe('a new rule', () => {
  it.each(CATEGORIES)('of %s has the right shape from the start', (category) => {
    const parsed = parseFile('new', skeleton(category, families), ruleFileSchema);
    expect(parsed.value.level).toBe('caution');
  });

  it('stops the build at every blank, with its line and what to write', () => {
    const text = skeleton('after-sales', families);
    const blanks = problemsOf(text).filter(({ message }) => message.startsWith('still to be'));
    const lines = text.split('\n').flatMap((line, i) => (/^[^#]*‹/.test(line) ? [i + 1] : []));
    expect([...new Set(blanks.map(({ line }) => line))]).toEqual(lines);
    expect(blanks[0]).toMatchObject({
      file: 'rules/after-sales/brand-new.yaml',
      field: 'title.zh-CN',
    });
  });

  it('loads once it is filled in, and its examples are run', () => {
    const filled = skeleton('after-sales', families)
      .replace('‹AD-28›', 'CP-25')
      .replaceAll(/‹(5\.\d [a-z]+)›/g, '$1')
      .replace(/- ‹写法一›\n.*‹写法二›/, '- 月亮背面发货')
      .replaceAll(/"‹[^›]*【[^›]*›】"/g, '"面膜99一盒，【月亮背面发货】，要的加微信下单"')
      .replaceAll(/‹[^›]*›/g, '文字 text');
    expect(problemsOf(filled)).toEqual([]);
    const [wrong] = problemsOf(filled.replace('【月亮背面发货】', '月亮背面【发货】'));
    expect(wrong?.field).toBe('examples.flag.0');
  });

  it.each(['nonsense/x', 'pyramid', 'pyramid/Not Kebab', 'pyramid/a/b', '../x'])(
    'is refused under the name %s',
    (id) => expect(() => readRuleId(id)).toThrow(),
  );
});

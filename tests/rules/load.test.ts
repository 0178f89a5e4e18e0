import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULES_DIR } from '../../src/cli/rules-dir';
import { checkExamples } from '../../src/rules/check';
import { loadRules } from '../../src/rules/load-dir';
import { RuleProblems } from '../../src/rules/parse-file';
import { rules, segmenter } from '../support/engine';

let dir: string;
const first = rules.pack.rules[0];
if (first === undefined) throw new Error('no rules');
const file = `${first.id}.yaml`;

const VOICE = join(RULES_DIR, 'voice.json');
const voiceWithoutGrams = JSON.stringify({ ...JSON.parse(readFileSync(VOICE, 'utf8')), grams: {} });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mingjian-rules-'));
  // Without the weights of the tone: of the files the largest by far, and no mistake here is in it.
  cpSync(RULES_DIR, dir, { recursive: true, filter: (path) => path !== VOICE });
  writeFileSync(join(dir, 'voice.json'), voiceWithoutGrams);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function edit(name: string, change: (text: string) => string): number {
  const path = join(dir, name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  const lines = after.split('\n');
  return lines.findIndex((line, i) => line !== before.split('\n')[i]) + 1;
}

function problemsOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    if (error instanceof RuleProblems) return error.message;
    throw error;
  }
  throw new Error('loaded without a problem');
}

describe('a mistake in a rule file stops the build and says where it is', () => {
  it('a field that does not exist', () => {
    const line = edit(file, (text) => text.replace(/^level:/m, 'levle:'));
    expect(problemsOf(() => loadRules(dir))).toContain(`rules/${file}:${line}: levle: `);
  });

  it('a value that does not exist', () => {
    const line = edit(file, (text) => text.replace(/^level: .*/m, 'level: severe'));
    expect(problemsOf(() => loadRules(dir))).toContain(`rules/${file}:${line}: level: `);
  });

  it('a file that is no YAML', () => {
    edit(file, (text) => `${text}\n  : : [`);
    expect(problemsOf(() => loadRules(dir))).toMatch(new RegExp(`^rules/${file}:\\d+: `));
  });

  it('a law that guidance.yaml does not know', () => {
    edit(file, (text) => text.replace(/^guidance: .*/m, 'guidance: [XX-99]'));
    expect(problemsOf(() => loadRules(dir))).toMatch(
      /guidance\.0: guidance\.yaml has no law "XX-99"/,
    );
  });

  it('a list that does not exist', () => {
    edit(file, (text) => text.replace(/^ {2}any:/m, '  allow: [$no-such-list]\n  any:'));
    expect(problemsOf(() => loadRules(dir))).toMatch(
      /match\.allow\.0: there is no list "\$no-such-list"/,
    );
  });

  it('a circle of lists', () => {
    writeFileSync(join(dir, 'terms/circle-a.yaml'), 'about: a\nterms: [$circle-b]\n');
    writeFileSync(join(dir, 'terms/circle-b.yaml'), 'about: b\nterms: [$circle-a]\n');
    edit(file, (text) => text.replace(/^ {2}any:/m, '  allow: [$circle-a]\n  any:'));
    expect(problemsOf(() => loadRules(dir))).toContain('lists in a circle');
  });

  it('all mistakes at once, not only the first', () => {
    edit(file, (text) => text.replace(/^level: .*/m, 'level: severe'));
    edit('variants.yaml', (text) => text.replace('rewrites:', 'rewirtes:'));
    const message = problemsOf(() => loadRules(dir));
    expect(message).toContain('level');
    expect(message).toContain('rewirtes');
  });

  it('a look-up that guidance.yaml does not know', () => {
    edit('signs.yaml', (text) => text.replace(/^( {2}lookups: ).*/m, '$1[no-such-place]'));
    expect(problemsOf(() => loadRules(dir))).toMatch(
      /signs\.yaml:\d+: .*lookups\.0: guidance\.yaml has no look-up "no-such-place"/,
    );
  });

  it('a file name that no id could have, and tables that are no JSON', () => {
    writeFileSync(join(dir, 'terms/Not_Kebab.yaml'), 'about: a\nterms: [甲]\n');
    writeFileSync(join(dir, 'disguises.json'), '{');
    const message = problemsOf(() => loadRules(dir));
    expect(message).toContain('rules/terms/Not_Kebab.yaml:1: the file name must be kebab-case');
    expect(message).toContain('rules/disguises.json:1: ');
  });

  it('a file that is missing, even where broken ones are skipped', () => {
    rmSync(join(dir, 'variants.yaml'));
    expect(() => loadRules(dir)).toThrow('ENOENT');
    writeFileSync(join(dir, 'variants.yaml'), 'nonsense: 1\n');
    expect(() => loadRules(dir, { skipBroken: true })).toThrow('a rule file is missing');
  });

  it('an example that does not hold', () => {
    cpSync(VOICE, join(dir, 'voice.json'));
    edit(file, (text) => text.replace(/^ {2}clean:/m, '    - 今天天气【很好】\n  clean:'));
    const problems = checkExamples(loadRules(dir), segmenter);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: `rules/${file}` });
    expect(problems[0]?.field).toMatch(/^examples\.flag\.\d+$/);
  });
});

describe('for authors, broken rules can be skipped', () => {
  it('and are listed; the others load', () => {
    edit(file, (text) => text.replace(/^level: .*/m, 'level: severe'));
    const { pack, problems, lineOf } = loadRules(dir, { skipBroken: true });
    expect(problems).toMatchObject([{ file: `rules/${file}`, field: 'level' }]);
    expect(pack.rules).toHaveLength(rules.pack.rules.length - 1);
    expect(lineOf('rules/no-such-file.yaml', ['level'])).toBe(1);
  });
});

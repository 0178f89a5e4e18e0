import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fromVitest, single } from '../../../scripts/test/results';

const dir = mkdtempSync(join(tmpdir(), 'mingjian-results-'));
afterAll(() => rmSync(dir, { recursive: true }));

const ok = { ok: true, output: '' };
const broken = { ok: false, output: 'what the runner said' };

function report(testResults: unknown[]): string {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

function file(status: string, tests: { status: string; failureMessages?: string[] }[]) {
  const assertionResults = tests.map((one) => ({ fullName: 'a test', ...one }));
  return { name: join(dir, 'a.test.ts'), status, message: 'could not load', assertionResults };
}

describe('counting of results', () => {
  test('a command is one check', () => {
    expect(single('lint', ok)).toMatchObject({ passed: 1, failures: [] });
    expect(single('lint', broken)).toMatchObject({ passed: 0, failures: ['what the runner said'] });
  });

  test('tests are counted one by one, with the place of each failure', () => {
    const tests = [
      { status: 'passed' },
      { status: 'skipped' },
      { status: 'failed', failureMessages: ['1 is not 2'] },
    ];
    expect(fromVitest('unit', report([file('failed', tests)]), broken, dir)).toEqual({
      name: 'unit',
      passed: 1,
      skipped: 1,
      failures: ['a.test.ts › a test\n1 is not 2'],
    });
  });

  test('a file that does not load is a failure', () => {
    const { failures } = fromVitest('unit', report([file('failed', [])]), broken, dir);
    expect(failures).toEqual(['a.test.ts\ncould not load']);
  });

  test.each([
    ['the runner failed and no test did', [file('passed', [{ status: 'passed' }])], broken],
    ['there was nothing to run', [], ok],
  ])('it is a failure when %s', (_, files, run) => {
    expect(fromVitest('unit', report(files), run, dir).failures).toHaveLength(1);
  });

  test('it is a failure when there is no report', () => {
    expect(fromVitest('unit', join(dir, 'none.json'), ok, dir).failures).toHaveLength(1);
  });
});

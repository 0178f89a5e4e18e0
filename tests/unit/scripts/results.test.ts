import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fromVitest, single } from '../../../scripts/test/results';

const dir = mkdtempSync(join(tmpdir(), 'mingjian-results-'));
afterAll(() => rmSync(dir, { recursive: true }));

const ok = { ok: true, output: '' };
const broken = {
  ok: false,
  output: ' ❯ a.test.ts\n\n⎯⎯ Failed Tests 1 ⎯⎯\n1 is not 2\n\n Test Files  1 failed (1)\n',
};

function report(testResults: unknown[]): string {
  const file = join(dir, 'report.json');
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

function file(status: string, tests: { status: string }[]) {
  return { status, assertionResults: tests };
}

describe('counting of results', () => {
  test('a command is one check', () => {
    expect(single('lint', ok)).toMatchObject({ passed: 1, failed: 0, problems: '' });
    const problem = { passed: 0, failed: 1, problems: 'what it said' };
    expect(single('lint', { ok: false, output: 'what it said' })).toMatchObject(problem);
  });

  test('tests are counted one by one, and told in the words of the runner', () => {
    const tests = [{ status: 'passed' }, { status: 'skipped' }, { status: 'failed' }];
    expect(fromVitest('unit', report([file('failed', tests)]), broken)).toEqual({
      name: 'unit',
      passed: 1,
      failed: 1,
      skipped: 1,
      problems: '⎯⎯ Failed Tests 1 ⎯⎯\n1 is not 2',
    });
  });

  test('a file that does not load is a failure', () => {
    const files = [file('failed', []), file('passed', [{ status: 'passed' }])];
    expect(fromVitest('unit', report(files), broken)).toMatchObject({ passed: 1, failed: 1 });
  });

  test.each([
    ['the runner failed and no test did', [file('passed', [{ status: 'passed' }])], broken],
    ['there was nothing to run', [], ok],
  ])('it is a failure when %s', (_, files, run) => {
    expect(fromVitest('unit', report(files), run).failed).toBe(1);
  });

  test('it is a failure when there is no report', () => {
    expect(fromVitest('unit', join(dir, 'none.json'), ok).failed).toBe(1);
  });
});

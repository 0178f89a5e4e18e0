import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { CommandResult } from '../build-extension';

/** What one check came to. Failures are printed, skipped ones are named with their number. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: number;
}

/** A command that is one check, such as the linter. */
export function single(name: string, { ok, output }: CommandResult): Outcome {
  return { name, passed: ok ? 1 : 0, failures: ok ? [] : [output.trim() || name], skipped: 0 };
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[] | null;
  }[];
}

/** Counts the tests of a vitest run from its JSON report. No report, or no test, is a failure. */
export function fromVitest(
  name: string,
  report: string,
  run: CommandResult,
  root: string,
): Outcome {
  if (!existsSync(report)) return single(name, { ok: false, output: run.output });
  const files: readonly VitestFile[] = JSON.parse(readFileSync(report, 'utf8')).testResults;
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;
  for (const file of files) {
    const place = relative(root, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status !== 'failed') skipped += 1;
      else failures.push(`${place} › ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`);
    }
    const told = file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && !told) failures.push(`${place}\n${file.message ?? ''}`);
  }
  // An error outside of any test, or nothing to run at all: the runner knows, the report does not.
  const silent = failures.length === 0 && (!run.ok || passed + skipped === 0);
  if (silent) failures.push(run.output.trim() || 'no test was run');
  return { name, passed, failures, skipped };
}

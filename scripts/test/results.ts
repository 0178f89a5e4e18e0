import { existsSync, readFileSync } from 'node:fs';
import type { CommandResult } from '../build-extension';

/** What one check came to, and what to tell of its failures. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly problems: string;
}

/** A command that is one check, such as the linter. */
export function single(name: string, { ok, output }: CommandResult): Outcome {
  const problems = ok ? '' : output.trim() || `${name} failed and said nothing`;
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, problems };
}

interface VitestFile {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

/** Counts the tests of a vitest run from its JSON report. No report, or no test, is a failure. */
export function fromVitest(name: string, report: string, run: CommandResult): Outcome {
  if (!existsSync(report)) return single(name, { ok: false, output: run.output });
  const files: readonly VitestFile[] = JSON.parse(readFileSync(report, 'utf8')).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const passed = count('passed');
  const skipped = tests.length - passed - count('failed');
  const failed = count('failed') + files.filter(didNotLoad).length;
  // An error outside of any test, or nothing to run at all: the runner knows, the report does not.
  const silent = failed === 0 && (!run.ok || tests.length === 0);
  const problems = failed > 0 || silent ? failureText(run.output) : '';
  return { name, passed, failed: silent ? 1 : failed, skipped, problems };
}

function didNotLoad({ status, assertionResults }: VitestFile): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

/** The part of vitest's own words between the list of files and the sums. */
function failureText(output: string): string {
  const lines = output.split('\n');
  const from = lines.findIndex((line) => /^⎯+ (Failed|Unhandled)/.test(line));
  const to = lines.findIndex((line, index) => index > from && /^ Test Files /.test(line));
  return (from < 0 ? lines : lines.slice(from, to < 0 ? undefined : to)).join('\n').trim();
}

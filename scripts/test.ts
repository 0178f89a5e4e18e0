import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SAVED_PAGES } from '../tests/browser/support';
import { BROWSERS, type BrowserName, findBrowser } from './browsers.mjs';
import { build, ROOT, runTool } from './build-extension';
import { fromVitest, type Outcome, single } from './test/results';

/**
 * Everything that is checked, in two lanes: lint and the unit tests; the builds and what is tested in
 * real browsers. Browsers mostly wait, so that both lanes together keep two cores busy.
 */
const REPORTS = join(ROOT, '.output', 'test');
const started = performance.now();

async function types(): Promise<Outcome> {
  return single('types', await runTool('typescript/bin/tsc', ['--noEmit']));
}

async function lint(): Promise<Outcome> {
  return single('lint', await runTool('@biomejs/biome/bin/biome', ['check', '--colors=off']));
}

async function vitest(name: string, project: string): Promise<Outcome> {
  const report = join(REPORTS, `${project}.json`);
  const args = ['run', '--project', `${project}*`, '--reporter=default', '--reporter=json'];
  const run = await runTool('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`]);
  return fromVitest(name, report, run);
}

async function builds(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const browser of ['chromium', 'firefox'] as const) {
    outcomes.push(tell(single(`build for ${browser}`, await build(browser))));
  }
  return outcomes;
}

function tell(outcome: Outcome): Outcome {
  const { name, passed, failed, skipped, problems } = outcome;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const counts = [`${passed} passed`, `${failed} failed`];
  if (skipped > 0) counts.push(`${skipped} skipped`);
  console.log(`[${seconds.padStart(3)} s] ${name}: ${counts.join(', ')}`);
  if (problems) console.log(`\n${problems}\n`);
  return outcome;
}

/** The set-up script has already said what is missing; here it only counts. */
function missingBrowsers(): BrowserName[] {
  const names = Object.keys(BROWSERS) as BrowserName[];
  return names.filter((name) => findBrowser(name) === undefined);
}

async function main(): Promise<Outcome[]> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const prepared = await runTool('wxt/bin/wxt.mjs', ['prepare']);
  if (!prepared.ok) return [tell(single('wxt prepare', prepared))];

  // Before the builds, which write the generated types anew.
  const typed = tell(await types());
  const checks = async () => [
    typed,
    tell(await lint()),
    tell(await vitest('unit and rules', 'unit')),
  ];
  const browsers = async () => {
    const built = await builds();
    if (built.some(({ failed }) => failed > 0)) return built;
    for (const name of missingBrowsers()) console.log(`${name} is missing: its tests are left out`);
    if (!existsSync(SAVED_PAGES)) {
      console.log(`${SAVED_PAGES} is missing: the tests on saved real pages are skipped`);
    }
    return [...built, tell(await vitest('browsers', 'browser'))];
  };
  return (await Promise.all([checks(), browsers()])).flat();
}

const outcomes = await main();
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

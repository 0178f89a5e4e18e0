/**
 * Measures, side by side with the peers in one run, and prints ratios first.
 * Run: npm run --silent bench -- [--json] [--feed FILE.jsonl] [engine|page]
 */
import { parseArgs } from 'node:util';
import { engineTable } from './table';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, feed: { type: 'string' } },
});

/** What there is to measure; each half adds its part of the JSON under its name. */
const HALVES = {
  async engine() {
    const { benchEngine } = await import('./engine');
    const report = await benchEngine(values.feed);
    return { json: report.json, table: engineTable(report) };
  },
  async page() {
    const { benchPage } = await import('./page/bench-page');
    return benchPage();
  },
} as const;

async function main(): Promise<number> {
  const known = Object.keys(HALVES) as (keyof typeof HALVES)[];
  const unknown = positionals.filter((name) => !known.some((half) => half === name));
  if (unknown.length > 0) {
    console.error(`bench: there is no "${unknown.join(' ')}", only ${known.join(', ')}`);
    return 2;
  }
  const result: Record<string, unknown> = {};
  for (const half of known) {
    if (positionals.length > 0 && !positionals.includes(half)) continue;
    const { json, table } = await HALVES[half]();
    result[half] = json;
    if (!values.json) console.log(table);
  }
  if (values.json) console.log(JSON.stringify(result));
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  },
);

import { type EngineReport, FULL } from './engine';
import { type Timing, timesFaster } from './measure';

const BUDGETS = [
  ['ordinary feed, against jieba cut', '≥ 30'],
  ['ordinary feed, against the bare walk', '≥ 0.25'],
  ['seller posts, against jieba cut', '≥ 1.5'],
  ['full pipeline, against modern-ahocorasick/text', '≥ 20'],
  ['cost of a 100-fold text', '≤ 110'],
  ['cost of a 100-fold hostile text', '≤ 110'],
] as const;

function number(value: number | null | undefined): string {
  if (value === undefined || value === null || !Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function raceTable(name: string, timings: readonly Timing[]): string[] {
  const sorted = [...timings].sort((a, b) => a.nsPerChar - b.nsPerChar);
  return [
    '',
    `${name}: how many times the speed of theirs ours is; ns a character; M characters a second`,
    ...sorted.map(
      (timing) =>
        `  ${number(timesFaster(timings, FULL, timing.name)).padStart(8)} ${number(timing.nsPerChar).padStart(8)} ${number(1000 / timing.nsPerChar).padStart(8)}  ${timing.name}`,
    ),
  ];
}

/** The engine half, for people. Ratios first. */
export function engineTable({
  json,
  races,
  growths,
  starts,
  missing,
  notes,
}: EngineReport): string {
  const reached = [
    json.ordinary.vsJiebaCut,
    json.ordinary.vsWalk,
    json.dense.vsJiebaCut,
    json.full.vsModernAhoCorasickText,
    json.growth100,
    json.hostileGrowth100,
  ];
  return [
    'engine, ratios (budgets of the design)',
    ...BUDGETS.map(
      ([what, budget], i) => `  ${number(reached[i]).padStart(8)}  ${budget.padEnd(7)} ${what}`,
    ),
    ...Object.entries(races).flatMap(([name, timings]) => raceTable(name, timings)),
    '',
    'cost as one text grows from 10,000 characters: 10-fold, 100-fold; ns a character at the end',
    ...Object.entries(growths).map(
      ([name, { ten, hundred, nsPerChar }]) =>
        `  ${number(ten).padStart(8)} ${number(hundred).padStart(8)} ${number(nsPerChar).padStart(8)}  ${name}`,
    ),
    '',
    'a post, microseconds: p50, p99',
    `  ${number(json.ordinary.p50Us).padStart(8)} ${number(json.ordinary.p99Us).padStart(8)}  ordinary feed`,
    `  ${number(json.dense.p50Us).padStart(8)} ${number(json.dense.p99Us).padStart(8)}  seller posts`,
    '',
    'start, milliseconds',
    ...starts.map(([name, ms]) => `  ${number(ms).padStart(8)}  ${name}`),
    `  memory of the engine: ${number(json.heapMb)} MB`,
    ...missing.map((line) => `  cannot run: ${line}`),
    '',
    ...notes.map((note) => `  ${note}`),
  ].join('\n');
}

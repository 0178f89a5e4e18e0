import { added, type Costs, type PageFigures, SIZES, type Who } from './bench-page';
import { type Latency, median } from './latency';

const KB = 1_000;
const MB = 1_000_000;

/** The page half, for people: the budgets of the design first, then ratios, then what was measured. */
export function pageTable(
  figures: PageFigures,
  costs: Costs,
  {
    latency: { warmMs, coldMs },
    popupMs,
    naiveWords,
  }: { latency: Latency; popupMs: readonly number[]; naiveWords: number },
): string {
  const budgets = [
    line(figures.verdictWarmP95Ms, 100, 'ms from post to mark, warm, p95'),
    line(figures.verdictColdP95Ms, 900, 'ms from post to mark, cold worker, p95'),
    line(
      figures.mainThread1000Ms,
      100,
      'ms of main thread added to 1,000 posts, read and scrolled',
    ),
    line(figures.longTasks, 0, 'tasks over 50 ms added, all feeds'),
    line(figures.layoutShift, 0, 'layout shift added'),
    line(figures.growth10, 10, 'times the cost for 10 times the posts (1,000 to 10,000)'),
    line(figures.contentGzipBytes / KB, 30, 'kB content script, gzip'),
    line(figures.heapPerTabBytes / MB, 2, 'MB of heap in a tab with 1,000 posts'),
    line(figures.popupP95Ms, 150, 'ms from the click to a popup with 500 flagged posts, p95'),
    line(figures.popupGzipBytes / KB, 60, 'kB script of the popup, gzip'),
  ];
  const rows = SIZES.flatMap((posts) =>
    (['still', 'scrolling'] as const).map((part) => {
      const base = costs.none.get(posts)?.[part].mainThreadMs ?? Number.NaN;
      const cells = (['ours', 'naive'] as Who[]).map((who) => {
        const cost = added(costs, who, posts, part);
        if (cost === undefined) return '                –';
        return `${number(cost.mainThreadMs)} ms (${number((base + cost.mainThreadMs) / base)} ×)`.padStart(
          17,
        );
      });
      return `  ${String(posts).padStart(6)} ${part.padEnd(9)} ${`${number(base)} ms`.padStart(10)} ${cells.join(' ')}`;
    }),
  );
  const ratio = (part: 'still' | 'scrolling') => {
    const [ours, naive] = [added(costs, 'ours', 1_000, part), added(costs, 'naive', 1_000, part)];
    return number((naive?.mainThreadMs ?? Number.NaN) / (ours?.mainThreadMs ?? Number.NaN));
  };
  return [
    'page, budgets of the design (measured, budget)',
    ...budgets,
    '',
    `a naive marker (${naiveWords} words, a RegExp each) costs ${ratio('still')} times ours on 1,000 posts at rest, ${ratio('scrolling')} times while scrolling`,
    '',
    'main-thread CPU time: the page alone, added by us, added by the naive marker (total over alone)',
    ...rows,
    '',
    `post to mark: warm median ${number(median(warmMs))} ms of ${warmMs.length}, cold median ${number(median(coldMs))} ms of ${coldMs.length}`,
    `popup, from the click: median ${number(median(popupMs))} ms of ${popupMs.length}`,
  ].join('\n');
}

function line(value: number, budget: number, what: string): string {
  const sign = value <= budget ? ' ' : '!';
  return `${sign} ${number(value).padStart(8)}  ≤ ${String(budget).padEnd(5)} ${what}`;
}

function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

import { type Measured, measure, type Watch } from './measure';
import { type Trend, trend } from './trend';

/**
 * Rows that one background lives through. What it leaks goes when it is killed, and while people
 * browse it is killed by chance: only a long life shows it.
 */
const ROWS = 8;
/** The first ones see it fill its memory of verdicts, and the browser compile. */
const WARM_UP = 3;
const KB = 1024;

/** Leaves the background alive while 1,200 new posts a row pass through. */
export async function oneLife(watch: Watch): Promise<Trend[]> {
  const rows: Measured[] = [];
  while (rows.length < WARM_UP + ROWS) rows.push(await measure(watch));
  const counted = rows.slice(WARM_UP);
  return [
    trend({
      name: 'heap, background, one life',
      unit: 'kB',
      values: counted.map(({ backgroundHeap }) => backgroundHeap),
      mayGrow: 256 * KB,
    }),
    trend({
      name: 'objects, background, one life',
      unit: '',
      values: counted.map(({ backgroundObjects }) => backgroundObjects),
      mayGrow: 600,
    }),
  ];
}

import type { Row } from './measure';
import { type Series, type Trend, trend } from './trend';

const KB = 1024;

/**
 * The first rows see caches fill, and the browser compile what runs often: after ten minutes the tab
 * holds 0.2 MB of machine code more, and no object more. They are in the table and not in the line.
 */
export const warmUpRows = (rows: number): number => Math.max(2, Math.floor(rows / 4));

type Figure = {
  [K in keyof Row]: Row[K] extends number ? K : never;
}[keyof Row];

/** What may change over a run, and how far. Whatever is counted in one state stays as it is. */
const BOUNDS: readonly (Omit<Series, 'values'> & { readonly figure: Figure })[] = [
  { figure: 'pageHeap', name: 'heap, page side', unit: 'kB', mayGrow: 256 * KB },
  { figure: 'pageObjects', name: 'objects, page side', unit: '', mayGrow: 600 },
  { figure: 'backgroundHeap', name: 'heap, background', unit: 'kB', mayGrow: 1_024 * KB },
  { figure: 'popupHeap', name: 'heap, popup', unit: 'kB', mayGrow: 512 * KB },
  { figure: 'popupObjects', name: 'objects, popup', unit: '', mayGrow: 600 },
  { figure: 'listeners', name: 'listeners', unit: '', mayGrow: 0.5, maySpread: 2 },
  { figure: 'observers', name: 'observers', unit: '', mayGrow: 0, maySpread: 0 },
  { figure: 'nodes', name: 'nodes of ours', unit: '', mayGrow: 0, maySpread: 0 },
  { figure: 'marks', name: 'marks', unit: '', mayGrow: 0, maySpread: 0 },
];

/** How each figure went over the run, after the first rows. */
export function trends(rows: readonly Row[]): Trend[] {
  const counted = rows.slice(warmUpRows(rows.length));
  return BOUNDS.map(({ figure, ...series }) =>
    trend({ ...series, values: counted.map((row) => row[figure]) }),
  );
}

import type { Row } from './measure';
import type { Trend } from './trend';

const MB = 1024 * 1024;
const mb = (bytes: number): string => (bytes / MB).toFixed(2);

const COLUMNS: readonly [string, (row: Row) => string | number][] = [
  ['min', ({ minute }) => minute.toFixed(1)],
  ['actions', ({ actions }) => actions],
  ['kills', ({ kills }) => kills],
  ['page MB', ({ pageHeap }) => mb(pageHeap)],
  ['objects', ({ pageObjects }) => pageObjects],
  ['background MB', ({ backgroundHeap }) => mb(backgroundHeap)],
  ['popup MB', ({ popupHeap }) => mb(popupHeap)],
  ['objects', ({ popupObjects }) => popupObjects],
  ['listeners', ({ listeners }) => listeners],
  ['observers', ({ observers }) => observers],
  ['our nodes', ({ nodes }) => nodes],
  ['documents', ({ documents }) => documents],
  ['marks', ({ marks }) => marks],
  ['sample', ({ right }) => (right ? 'right' : 'WRONG')],
  ['errors', ({ errors }) => errors],
];

export function headLines(): string[] {
  return [line(COLUMNS.map(([name]) => name)), line(COLUMNS.map(() => '---'))];
}

export function rowLine(row: Row): string {
  return line(COLUMNS.map(([, cell]) => String(cell(row))));
}

export function trendLines(trends: readonly Trend[]): string[] {
  return [
    line(['figure', 'first', 'last', 'grown', 'may grow', 'spread', 'may spread', '']),
    line(Array.from({ length: 8 }, () => '---')),
    ...trends.map(({ series, grown, spread, flat }) => {
      const { name, unit, values, mayGrow, maySpread } = series;
      const show = (value: number | undefined): string =>
        value === undefined ? '' : unit === 'kB' ? `${Math.round(value / 1024)} kB` : round(value);
      return line([
        name,
        show(values[0]),
        show(values.at(-1)),
        show(grown),
        show(mayGrow),
        show(spread),
        show(maySpread),
        flat ? 'flat' : 'NOT FLAT',
      ]);
    }),
  ];
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

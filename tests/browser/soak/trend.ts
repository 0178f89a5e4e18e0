/** One measured number over the run. */
export interface Series {
  readonly name: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** The straight line through the values may rise by so much over the run, not more. */
  readonly mayGrow: number;
  /** Highest and lowest value may lie so far apart; left out: no bound. */
  readonly maySpread?: number;
}

export interface Trend {
  readonly series: Series;
  readonly grown: number;
  readonly spread: number;
  readonly flat: boolean;
}

/** How much the straight line through the values (least squares) rises from the first to the last. */
export function growth(values: readonly number[]): number {
  const count = values.length;
  if (count < 2) return 0;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  let above = 0;
  let below = 0;
  values.forEach((value, at) => {
    above += (at - middle) * (value - mean);
    below += (at - middle) ** 2;
  });
  return (above / below) * (count - 1);
}

/** Whether a series stays where it is. A value that could not be measured is never flat. */
export function trend(series: Series): Trend {
  const grown = growth(series.values);
  const spread = Math.max(...series.values) - Math.min(...series.values);
  const flat =
    series.values.length > 1 && grown <= series.mayGrow && spread <= (series.maySpread ?? Infinity);
  return { series, grown, spread, flat };
}

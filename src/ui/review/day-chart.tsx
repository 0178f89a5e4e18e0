import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { Statistics } from '../../review/statistics';
import { useReviewWords } from './context';

const HEIGHT = 200;
/** Seconds. */
const DAY = 86_400;

/** Decisions per day as two lines, in the colours of the page; the table below says the same. */
export function DayChart({ days }: { days: Statistics['days'] }) {
  const words = useReviewWords();
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = holder.current;
    if (place === null) return undefined;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--ink-soft'), grid: { stroke: colour('--line') } };
    const chart = new uPlot(
      {
        width: Math.max(280, place.clientWidth),
        height: HEIGHT,
        cursor: { drag: { x: false, y: false } },
        legend: { show: true, live: false },
        scales: {
          // A week at least: a single day alone would be spread over years.
          x: {
            range: (_plot, first, last) => [first - DAY, Math.max(last, first + 6 * DAY) + DAY],
          },
          y: { range: (_plot, _low, high) => [0, Math.max(4, high)] },
        },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        axes: [
          {
            ...axis,
            incrs: [DAY, 7 * DAY, 30 * DAY, 365 * DAY],
            values: (_plot, ticks) => ticks.map(dayOf),
          },
          axis,
        ],
        series: [
          {},
          line(words.state.accepted, colour('--bronze'), []),
          line(words.state.rejected, colour('--warning'), [6, 4]),
        ],
      },
      [
        days.map(({ day }) => Date.parse(day) / 1000),
        days.map(({ accepted }) => accepted),
        days.map(({ rejected }) => rejected),
      ],
      place,
    );
    const observer = new ResizeObserver(() => {
      chart.setSize({ width: Math.max(280, place.clientWidth), height: HEIGHT });
    });
    observer.observe(place);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [days, words]);
  const spoken = days.map(({ day, accepted, rejected }) => `${day}: ${accepted} / ${rejected}`);
  return (
    <div
      ref={holder}
      class="chart"
      role="img"
      aria-label={`${words.chart}: ${spoken.join('; ')}`}
    />
  );
}

/** Lines differ by their dashes too, not by colour alone. */
function line(label: string, stroke: string, dash: number[]): uPlot.Series {
  return { label, stroke, dash, width: 2, points: { show: true, size: 6, fill: stroke } };
}

function dayOf(seconds: number): string {
  const day = new Date(seconds * 1000);
  return day.getUTCHours() === 0 ? `${day.getUTCMonth() + 1}-${day.getUTCDate()}` : '';
}

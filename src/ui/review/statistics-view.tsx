import { useEffect, useState } from 'preact/hooks';
import { rejectionRate, type Statistics, type Tally } from '../../review/statistics';
import { loadTurnedDown, setTurnedDown } from '../../review/turned-down';
import { useWords } from '../words';
import { useReview, useReviewWords } from './context';
import { DayChart } from './day-chart';
import { useRuleName } from './filter-bar';

/** How the decisions went, by rule and by category, as a plot and as tables. */
export function StatisticsView() {
  const { store, failed } = useReview();
  const words = useReviewWords();
  const common = useWords();
  const ruleName = useRuleName();
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  const [down, setDown] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    store.call('statistics', {}).then(setStatistics, failed);
    loadTurnedDown().then(setDown, failed);
  }, [store]);
  if (statistics === null) return <main class="statistics">{words.loading}</main>;
  const { all, rules, categories, days } = statistics;
  return (
    <main class="statistics" data-rules={rules.length}>
      {days.length === 0 && <p class="hint">{words.noStatistics}</p>}
      {days.length > 0 && (
        <section class="card">
          <h2>{words.chart}</h2>
          <p class="hint">{words.chartAbout}</p>
          <DayChart days={days} />
        </section>
      )}
      <section class="card">
        <h2>{words.byCategory}</h2>
        <Table
          name={words.category}
          rows={[
            ...categories.map((one) => ({ ...one, label: common.category[one.id] })),
            { ...all, id: 'all', label: words.total },
          ]}
        />
      </section>
      <section class="card">
        <h2>{words.byRule}</h2>
        <p class="hint">{words.turnDownAbout}</p>
        <Table
          name={words.rule}
          rows={rules.map((one) => ({ ...one, label: ruleName(one.id) }))}
          action={(id) => (
            <button
              type="button"
              class="button"
              data-turn-down={id}
              aria-pressed={down.has(id)}
              onClick={() => void setTurnedDown(id, !down.has(id)).then(setDown)}
            >
              {down.has(id) ? words.turnUp : words.turnDown}
            </button>
          )}
        />
      </section>
    </main>
  );
}

interface TableProps {
  readonly name: string;
  readonly rows: readonly (Tally & { readonly id: string; readonly label: string })[];
  readonly action?: (id: string) => preact.ComponentChildren;
}

function Table({ name, rows, action }: TableProps) {
  const words = useReviewWords();
  const percent = (rate: number | null) => (rate === null ? '–' : `${(100 * rate).toFixed(0)}%`);
  return (
    <section class="table-scroll" aria-label={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            {[
              words.state.accepted,
              words.state.rejected,
              words.rejectionRate,
              words.reversed,
              words.state.skipped,
              words.state.open,
            ].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
            {action !== undefined && <th scope="col" />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id}>
              <th scope="row">{row.label}</th>
              {[
                row.accepted,
                row.rejected,
                percent(rejectionRate(row)),
                row.reversed,
                row.skipped,
                row.open,
              ].map((value, index) => (
                <td key={index} class="number">
                  {value}
                </td>
              ))}
              {action !== undefined && <td>{action(row.id)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

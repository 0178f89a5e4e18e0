import Papa from 'papaparse';
import { useState } from 'preact/hooks';
import type { BadRow, StoredBatch } from '../../review/db';
import { harmlessCell } from '../../review/export-table';
import { now, useReview, useReviewWords } from './context';
import { download, fileName } from './download';

const SHOWN = 100;

/** The rows of an import that could not be read: number and reason, as a list and as a file. */
export function BadRows({ batch }: { batch: StoredBatch }) {
  const { db, failed } = useReview();
  const words = useReviewWords();
  const [rows, setRows] = useState<readonly BadRow[]>([]);
  const range = () => IDBKeyRange.bound([batch.id, 0], [batch.id, Number.MAX_SAFE_INTEGER]);
  const reason = ({ problem, detail }: BadRow) =>
    detail === '' ? words.problem[problem] : `${words.problem[problem]} (${detail})`;
  const save = async (): Promise<void> => {
    const all = await db.getAll('badRows', range());
    const table = all.map((row) => [String(row.row), row.problem, harmlessCell(reason(row))]);
    const csv = Papa.unparse([['row', 'problem', 'reason'], ...table], { newline: '\r\n' });
    download(new Blob(['\ufeff', csv], { type: 'text/csv' }), fileName(now(), 'csv', '-unread'));
  };
  return (
    <details
      class="bad-rows"
      onToggle={(event) => {
        if (event.currentTarget.open)
          void db.getAll('badRows', range(), SHOWN).then(setRows, failed);
      }}
    >
      <summary>
        {words.badRows} ({batch.bad})
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={row.row} data-bad-row={row.row}>
            {words.badRow(row.row, reason(row))}
          </li>
        ))}
      </ul>
      {batch.bad > SHOWN && <p class="hint">{words.badMore(batch.bad - SHOWN)}</p>}
      <button type="button" class="button" onClick={() => void save().catch(failed)}>
        {words.badExport}
      </button>
    </details>
  );
}

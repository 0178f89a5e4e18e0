import { COLUMN_ROLES } from '../../records/columns';
import type { ImportOptions } from '../../review/import-source';
import type { Peek } from '../../review/protocol';
import { useWords } from '../words';
import { useReviewWords } from './context';
import type { Chosen } from './import-view';
import { Pick } from './pick';

interface Props {
  readonly chosen: Chosen;
  readonly peek: Peek | null;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
  readonly onStart: () => void;
}

const ENCODINGS = ['auto', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const FORMATS = ['auto', 'csv', 'tsv', 'jsonl', 'lines', 'xlsx'] as const;
const LEVELS = ['warning', 'caution', 'info'] as const;
const NONE = '-1';

/** What is about to be imported, with the columns guessed; everything can be changed. */
export function ImportSetup({ chosen, peek, options, onChange, onStart }: Props) {
  const words = useReviewWords();
  const common = useWords();
  const [first] = chosen.files;
  const isTable = peek !== null && peek.header !== null && !peek.isExport;
  const ready =
    chosen.kind === 'pages' || (peek !== null && (!isTable || (options.columns?.text ?? -1) >= 0));
  const detected = peek === null ? '' : ` (${peek.format.toUpperCase()})`;
  return (
    <section class="card setup" data-setup={peek?.format ?? chosen.kind}>
      <h2>{chosen.kind === 'pages' ? words.pagesChosen(chosen.files.length) : first?.name}</h2>
      {peek?.isExport && <p>{words.exportFile}</p>}
      {chosen.kind === 'file' && (
        <div class="filters">
          <Pick
            label={words.formatOf}
            name="format"
            value={options.format === 'pages' ? 'auto' : options.format}
            options={FORMATS.map(
              (one) => [one, one === 'auto' ? words.auto + detected : one.toUpperCase()] as const,
            )}
            onPick={(format) => onChange({ ...options, format })}
          />
          <Pick
            label={words.encoding}
            name="encoding"
            value={options.encoding}
            options={ENCODINGS.map(
              (one) => [one, one === 'auto' ? words.auto : one.toUpperCase()] as const,
            )}
            onPick={(encoding) => onChange({ ...options, encoding })}
          />
        </div>
      )}
      {isTable && <ColumnPicker peek={peek} options={options} onChange={onChange} />}
      {!peek?.isExport && (
        <Pick
          label={words.minLevel}
          name="minLevel"
          value={options.minLevel}
          options={LEVELS.map((level) => [level, common.level[level]] as const)}
          onPick={(minLevel) => onChange({ ...options, minLevel })}
        />
      )}
      {isTable && !ready && <p class="hint">{words.noTextColumn}</p>}
      <p>
        <button
          type="button"
          class="button primary"
          data-action="start"
          disabled={!ready}
          onClick={onStart}
        >
          {words.start}
        </button>
      </p>
    </section>
  );
}

interface PickerProps {
  readonly peek: Peek;
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

function ColumnPicker({ peek, options, onChange }: PickerProps) {
  const words = useReviewWords();
  const header = peek.header ?? [];
  const columns = options.columns ?? peek.columns;
  return (
    <>
      <div class="filters">
        {COLUMN_ROLES.map((role) => (
          <Pick
            key={role}
            label={words.columnRoles[role]}
            name={`column-${role}`}
            value={String(columns[role])}
            options={[
              [NONE, words.noColumn],
              ...header.map((name, index) => [String(index), name || `#${index + 1}`] as const),
            ]}
            onPick={(index) =>
              onChange({ ...options, columns: { ...columns, [role]: Number(index) } })
            }
          />
        ))}
      </div>
      <section class="table-scroll" aria-label={words.preview}>
        <table class="preview">
          <thead>
            <tr>
              {header.map((name, index) => (
                <th key={name + index} data-text={index === columns.text}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {peek.sample.slice(0, 4).map((cells, row) => (
              <tr key={row}>
                {header.map((_, index) => (
                  <td key={index} data-text={index === columns.text}>
                    {(cells[index] ?? '').slice(0, 120)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

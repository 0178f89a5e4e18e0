import { useRef } from 'preact/hooks';
import type { ExportFormat } from '../../review/export';
import type { CaseFilter } from '../../review/query';
import { now, useReview, useReviewWords } from './context';
import { download, fileName } from './download';
import { useSheetWords } from './sheet-words';
import { troubleText } from './trouble-text';

interface Props {
  readonly filter: CaseFilter;
  readonly onMessage: (text: string) => void;
}

/** Saved cases that fit the filters, in one of three formats. */
export function ExportMenu({ filter, onMessage }: Props) {
  const { store } = useReview();
  const words = useReviewWords();
  const sheet = useSheetWords();
  const menu = useRef<HTMLDetailsElement>(null);
  const formats: [ExportFormat, string][] = [
    ['csv', words.exportCsv],
    ['jsonl', words.exportJsonl],
    ['html', words.exportSheet],
  ];
  const run = (format: ExportFormat): void => {
    if (menu.current) menu.current.open = false;
    const at = now();
    store.call('export', { filter, format, words: sheet, at }).then(
      ({ blob, count, broken }) => {
        download(blob, fileName(at, format));
        onMessage(broken > 0 ? words.exportedPartly(count, broken) : words.exported(count));
      },
      (error: unknown) => onMessage(troubleText(words, error)),
    );
  };
  return (
    <details ref={menu} class="menu">
      <summary class="button" data-action="export">
        {words.export}
      </summary>
      <div class="menu-body">
        <p class="hint">{words.exportAbout}</p>
        {formats.map(([format, name]) => (
          <button
            key={format}
            type="button"
            class="button"
            data-export={format}
            onClick={() => run(format)}
          >
            {name}
          </button>
        ))}
      </div>
    </details>
  );
}

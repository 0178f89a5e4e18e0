import { sheetFoot } from '../../review/evidence-sheet';
import { exportOne, headOf } from '../../review/export';
import type { ReviewCase } from '../../review/model';
import { useRuleTexts } from '../use-rule-texts';
import { now, useReviewWords } from './context';
import { download, fileName } from './download';
import { useSheetWords } from './sheet-words';

/** The printable sheet of one case. */
export function ExportCase({ value }: { value: ReviewCase }) {
  const words = useReviewWords();
  const sheet = { words: useSheetWords(), texts: useRuleTexts() };
  const save = (): void => {
    const at = now();
    const html = headOf('html', sheet, at, 1) + exportOne(value, 'html', sheet) + sheetFoot();
    download(new Blob([html], { type: 'text/html;charset=utf-8' }), fileName(at, 'html', '-case'));
  };
  return (
    <button type="button" class="button" data-action="export-case" onClick={save}>
      {words.exportCase}
    </button>
  );
}

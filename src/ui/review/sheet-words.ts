import type { SheetWords } from '../../review/evidence-sheet';
import { useLanguage, useWords } from '../words';
import { useReviewWords } from './context';

/** The words of an evidence sheet, in the language shown. */
export function useSheetWords(): SheetWords {
  const words = useReviewWords();
  const { level } = useWords();
  return {
    title: words.sheetTitle,
    made: words.sheetMade,
    state: words.state,
    level,
    fields: words.field,
    disclaimer: words.disclaimer,
    language: useLanguage(),
  };
}

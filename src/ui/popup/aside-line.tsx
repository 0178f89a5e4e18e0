import type { PageReport } from '../../messages/from-page';
import { openOptions } from '../open-options';
import { useWords } from '../words';

/** What was left out on people's own wish, so that nobody wonders; and the way to take it back. */
export function AsideLine({ aside }: Pick<PageReport, 'aside'>) {
  const words = useWords();
  const { trusted, fine, hidden } = aside;
  const parts = [
    ...(trusted > 0 ? [words.asideTrusted(trusted)] : []),
    ...(fine > 0 ? [words.asideFine(fine)] : []),
    ...(hidden > 0 ? [words.asideHidden(hidden)] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <p class="hint aside" data-aside={trusted + fine + hidden}>
      {words.asideLine(parts.join(words.separator))}{' '}
      <button type="button" class="link" data-action="manage" onClick={() => openOptions('aside')}>
        {words.manage}
      </button>
    </p>
  );
}

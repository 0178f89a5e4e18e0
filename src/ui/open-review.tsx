import { browser } from 'wxt/browser';
import { useWords } from './words';

/** Opens the review page for a tab, beside it. */
export function OpenReview({ tabId }: { tabId: number | null }) {
  const words = useWords();
  const open = (): void => {
    const search = tabId === null ? '' : `?tab=${tabId}`;
    void browser.tabs.create({ url: browser.runtime.getURL(`/review.html${search}`) });
  };
  return (
    <button type="button" class="button quiet" data-action="review" onClick={open}>
      {words.openReview}
    </button>
  );
}

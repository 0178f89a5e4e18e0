import { OpenReview } from '../open-review';
import { useWords } from '../words';

/** The fixed line: what a hint is, and that nothing leaves the device. */
export function Footer({ tabId }: { tabId: number | null }) {
  const words = useWords();
  return (
    <footer class="footer">
      <strong>{words.footer}</strong>
      <span>{words.localOnly}</span>
      <OpenReview tabId={tabId} />
    </footer>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { useReviewWords } from './context';

const KEYS = [
  ['next', 'J ↓'],
  ['previous', 'K ↑'],
  ['accept', 'A'],
  ['reject', 'R'],
  ['skip', 'S'],
  ['note', 'N'],
  ['undo', 'U'],
  ['fold', 'F'],
  ['search', '/'],
  ['help', '?'],
] as const;

/** The keys of the queue, in a dialog. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const words = useReviewWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" onClose={onClose} aria-label={words.keys}>
      <h2>{words.keys}</h2>
      <dl class="key-list">
        {KEYS.map(([name, keys]) => (
          <>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words.keyHelp[name]}</dd>
          </>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="button">
          {words.close}
        </button>
      </form>
    </dialog>
  );
}

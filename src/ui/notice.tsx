import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from './words';

/** What has just been done, and how to take it back. It stays until the next one: nobody is hurried. */
export interface Notice {
  readonly text: string;
  readonly undo?: () => void;
  /** A way on from here, such as the site to file at. */
  readonly more?: ComponentChildren;
}
export type Notify = (notice: Notice | null) => void;

export function useNotice(): { notice: Notice | null; notify: Notify } {
  const [notice, notify] = useState<Notice | null>(null);
  return { notice, notify };
}

/** The live region is always there: screen readers announce only what comes into a known one. */
export function NoticeBar({ notice, notify }: { notice: Notice | null; notify: Notify }) {
  const words = useWords();
  return (
    <div class="notice-place">
      <div role="status" aria-live="polite">
        {notice !== null && (
          <p class="notice" data-notice>
            <span>{notice.text}</span>
            {notice.more}
          </p>
        )}
      </div>
      {notice?.undo !== undefined && (
        <button
          type="button"
          class="button small"
          data-action="undo"
          onClick={() => {
            notice.undo?.();
            notify(null);
          }}
        >
          {words.undo}
        </button>
      )}
    </div>
  );
}

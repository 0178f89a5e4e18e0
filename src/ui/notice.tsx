import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Settings } from '../settings/schema';
import { useWords } from './words';

/** What has just been done, and how to take it back. It stays until the next one: nobody is hurried. */
export interface Notice {
  readonly text: string;
  readonly undo?: () => void;
  /** Where it cannot be taken back for good: the button is there only as long as it can. */
  readonly canUndo?: (now: Settings) => boolean;
  /** A way on from here, such as the site to file at. */
  readonly more?: ComponentChildren;
}
export type Notify = (notice: Notice | null) => void;

export function useNotice(): { notice: Notice | null; notify: Notify } {
  const [notice, notify] = useState<Notice | null>(null);
  return { notice, notify };
}

interface Props {
  readonly notice: Notice | null;
  readonly notify: Notify;
  /** As stored now, on pages where a notice asks for them. */
  readonly settings?: Settings | null;
}

/** The live region is always there: screen readers announce only what comes into a known one. */
export function NoticeBar({ notice, notify, settings = null }: Props) {
  const words = useWords();
  const canUndo = settings === null || (notice?.canUndo?.(settings) ?? true);
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
      {notice?.undo !== undefined && canUndo && (
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

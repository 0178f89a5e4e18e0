import { withoutPause, withPause } from '../../settings/change';
import { PauseIcon, PlayIcon } from '../icons';
import type { Change } from '../use-settings';
import { useWords } from '../words';

/** Silence for an hour, on all pages, with one click. */
export function PauseButton({ change }: { change: Change }) {
  const words = useWords();
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={words.pause}
      title={words.pause}
      data-action="pause"
      onClick={() => change((now) => withPause(now, Date.now()))}
    >
      <PauseIcon />
    </button>
  );
}

export function ResumeButton({ change }: { change: Change }) {
  const words = useWords();
  return (
    <button
      type="button"
      class="button primary"
      data-action="resume"
      onClick={() => change(withoutPause)}
    >
      <PlayIcon />
      {words.resume}
    </button>
  );
}

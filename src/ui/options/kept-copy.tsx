import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../../settings/schema';
import { forgetRejected, loadRejected } from '../../settings/store';
import type { Notify } from '../notice';
import { useWords } from '../words';
import { saveJson } from './save-json';

interface Props {
  readonly settings: Settings;
  readonly notify: Notify;
}

/** The stored copy that could not be understood, with the two things that can be done about it. */
export function KeptCopy({ settings, notify }: Props) {
  const words = useWords();
  const [copy, setCopy] = useState<unknown>(undefined);

  // A change of the settings may replace what is stored.
  useEffect(() => {
    let gone = false;
    loadRejected().then(
      (found) => !gone && setCopy(found),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [settings]);

  if (copy === undefined) return null;
  const forget = (): void => {
    forgetRejected().then(
      () => {
        setCopy(undefined);
        notify({ text: words.kept.forgotten });
      },
      () => notify({ text: words.settingsProblem.failed }),
    );
  };
  return (
    <div class="banner" data-kept>
      <h3>{words.kept.title}</h3>
      <p>{words.kept.about}</p>
      <p class="section-foot">
        <button
          type="button"
          class="button small"
          data-action="save-kept"
          onClick={() => saveJson('mingjian-settings-unread', copy)}
        >
          {words.kept.save}
        </button>
        <button type="button" class="button small" data-action="forget-kept" onClick={forget}>
          {words.kept.forget}
        </button>
      </p>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { withoutSite, withSite } from '../../settings/change';
import { updateSettings } from '../../settings/store';
import { useWords } from '../words';
import type { View } from './look';
import { StateMessage } from './state-message';

/** A site that is not read yet: switches it on, with the browser's own question in between. */
export function AskAccess({ view }: { view: Extract<View, { kind: 'askable' }> }) {
  const words = useWords();
  const [denied, setDenied] = useState(false);
  const { host, origin, builtIn } = view;

  const enable = async (): Promise<void> => {
    // First thing in the click: the browser answers only while it still counts as the user's act.
    const answer = browser.permissions.request({ origins: [origin] });
    // Stored before the answer: Firefox may close the popup now. The background does the rest.
    if (!builtIn) await updateSettings((current) => withSite(current, host, true));
    const granted = await answer.catch(() => false);
    setDenied(!granted);
    if (!granted && !builtIn) await updateSettings((current) => withoutSite(current, host));
  };

  return (
    <StateMessage
      title={builtIn ? words.permission : words.unsupported}
      about={builtIn ? words.permissionAbout(host) : words.unsupportedAbout(host)}
    >
      <button
        type="button"
        class="button primary"
        data-action="enable"
        onClick={() => void enable()}
      >
        {builtIn ? words.allow : words.enable}
      </button>
      <span role="status">{denied && <span class="hint">{words.denied}</span>}</span>
    </StateMessage>
  );
}

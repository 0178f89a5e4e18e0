import { useState } from 'preact/hooks';
import type { Settings } from '../../settings/schema';
import { siteName } from '../site-name';
import { useLanguage, useWords } from '../words';
import { Section } from './section';
import { type AdapterCheck, checkAdapters } from './self-test-run';

/** Whether the sites can be read: in this browser at all, and on the pages that are open now. */
export function SelfTest({ settings }: { settings: Settings }) {
  const words = useWords();
  const [checks, setChecks] = useState<readonly AdapterCheck[] | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    setChecks(await checkAdapters(settings));
    setBusy(false);
  };
  return (
    <Section part="check" title={words.optionPart.check} about={words.selfTestAbout}>
      <p class="section-foot">
        <button
          type="button"
          class="button"
          data-action="self-test"
          disabled={busy}
          onClick={() => void run()}
        >
          {words.selfTestRun}
        </button>
      </p>
      <div role="status">{checks !== null && <Results checks={checks} />}</div>
    </Section>
  );
}

function Results({ checks }: { checks: readonly AdapterCheck[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <table class="checks">
      <thead>
        <tr>
          <th scope="col">{words.checkSite}</th>
          <th scope="col">{words.checkBrowser}</th>
          <th scope="col">{words.checkPages}</th>
        </tr>
      </thead>
      <tbody>
        {checks.map(({ id, unreadable, pages }) => (
          <tr key={id} data-adapter={id} data-ok={unreadable.length === 0}>
            <th scope="row">{siteName(id, language) ?? words.otherSites}</th>
            <td>
              {unreadable.length === 0 ? words.checkFine : words.checkBroken(unreadable.length)}
            </td>
            <td>
              {pages.length === 0 && words.checkNoPage}
              {pages.map(({ host, state, read }, index) => (
                <span key={`${host}${String(index)}`} class="check-page">
                  {host}
                  {words.copied.colon}
                  {state === null ? words.unreached : words.pageState[state](read)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

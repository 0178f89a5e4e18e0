import type { PageReport } from '../../messages/from-page';
import type { Settings } from '../../settings/schema';
import { CategoryChips } from '../category-chips';
import type { Notify } from '../notice';
import type { Change } from '../use-settings';
import type { View } from './look';
import { PageState } from './page-state';
import { ReportView } from './report-view';

interface Props {
  readonly view: View;
  readonly tabId: number | null;
  readonly settings: Settings | null;
  readonly change: Change;
  readonly notify: Notify;
  readonly onMore: () => void;
}

/** The middle of the popup: the state of the page, the categories, its posts. */
export function Main({ view, tabId, settings, change, notify, onMore }: Props) {
  const report = readableReport(view);
  if (report === null || tabId === null) {
    return (
      <main>
        <PageState view={view} settings={settings} change={change} />
      </main>
    );
  }
  return (
    <main>
      <ReportView report={report} tabId={tabId} change={change} notify={notify} onMore={onMore}>
        {settings !== null && (
          <CategoryChips settings={settings} counts={report.counts.categories} change={change} />
        )}
      </ReportView>
    </main>
  );
}

/** The report, if posts were read; all else is a state to be told. */
function readableReport(view: View): PageReport | null {
  if (view.kind !== 'report') return null;
  const { report } = view;
  const started = report.state === 'ready' || (report.state === 'reading' && report.read > 0);
  return started ? report : null;
}

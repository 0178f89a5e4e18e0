import type { PageReport } from '../../messages';
import type { Settings } from '../../settings/schema';
import { CategoryChips } from '../category-chips';
import { useWords } from '../words';
import { AskAccess } from './ask-access';
import type { View } from './look';
import { countCategories, ReportView } from './report-view';
import { StateMessage } from './state-message';

interface Props {
  readonly view: View;
  readonly tabId: number | null;
  readonly settings: Settings | null;
  readonly change: (change: (current: Settings) => Settings) => void;
}

/** The middle of the popup: the state of the page, the categories, its posts. */
export function Main({ view, tabId, settings, change }: Props) {
  const report = readableReport(view);
  const counts = report === null ? {} : countCategories(report);
  const chips = settings !== null && (
    <CategoryChips settings={settings} counts={counts} change={change} />
  );
  if (report !== null && tabId !== null) {
    return (
      <main>
        <ReportView report={report} tabId={tabId}>
          {chips}
        </ReportView>
      </main>
    );
  }
  return (
    <main>
      <PageState view={view} />
      {chips}
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

function PageState({ view }: { view: View }) {
  const words = useWords();
  switch (view.kind === 'report' ? view.report.state : view.kind) {
    case 'off':
      return <StateMessage title={words.off} about={words.offAbout} />;
    case 'no-posts':
      return <StateMessage title={words.noPosts} about={words.noPostsAbout} />;
    case 'unreadable':
      return <StateMessage title={words.unreadable} about={words.unreadableAbout} />;
    case 'restricted':
      return <StateMessage title={words.restricted} about={words.restrictedAbout} />;
    case 'unreached':
      return <StateMessage title={words.unreached} about={words.unreachedAbout} />;
    case 'askable':
      return view.kind === 'askable' ? <AskAccess view={view} /> : null;
    default:
      return <StateMessage title={words.loading} busy />;
  }
}

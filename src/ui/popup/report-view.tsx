import type { ComponentChildren } from 'preact';
import type { PageReport } from '../../messages/from-page';
import type { Notify } from '../notice';
import { PostList } from '../post-list';
import type { Change } from '../use-settings';
import { useWords } from '../words';
import { AsideLine } from './aside-line';
import { PostActions } from './post-actions';
import { RuleMute } from './rule-mute';
import { Summary } from './summary';

interface Props {
  readonly report: PageReport;
  readonly tabId: number;
  readonly change: Change;
  readonly notify: Notify;
  readonly onMore: () => void;
  /** Stands between the summary and the posts. */
  readonly children: ComponentChildren;
}

/** What a page that could be read has to say. */
export function ReportView({ report, tabId, change, notify, onMore, children }: Props) {
  const words = useWords();
  const { levels } = report.counts;
  return (
    <>
      <Summary report={report} />
      {!report.guarded && <p class="banner">{words.unguarded}</p>}
      {report.errors.length > 0 && <Errors errors={report.errors} />}
      {children}
      {report.posts.length > 0 && (
        <PostList
          posts={report.posts}
          total={levels.info + levels.caution + levels.warning}
          onMore={onMore}
          actions={(post) => (
            <PostActions
              post={post}
              report={report}
              tabId={tabId}
              change={change}
              notify={notify}
            />
          )}
          ruleActions={({ rule }) => <RuleMute rule={rule} change={change} notify={notify} />}
        />
      )}
      <AsideLine aside={report.aside} />
    </>
  );
}

function Errors({ errors }: { errors: readonly string[] }) {
  const words = useWords();
  return (
    <details class="banner" data-errors={errors.length}>
      <summary>{words.pageErrors(errors.length)}</summary>
      <ul>
        {errors.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </details>
  );
}

import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { type Category, compareLevels } from '../../engine/types';
import { doneReply, type PageReport, type ReportedPost } from '../../messages';
import { PostList } from '../post-list';
import { useWords } from '../words';
import { Summary } from './summary';

interface Props {
  readonly report: PageReport;
  readonly tabId: number;
  /** Stands between the summary and the posts. */
  readonly children: ComponentChildren;
}

/** What a page that could be read has to say. */
export function ReportView({ report, tabId, children }: Props) {
  const words = useWords();
  const show = async (id: string): Promise<boolean> => {
    try {
      const reply: unknown = await browser.tabs.sendMessage(tabId, { type: 'popup-show', id });
      return doneReply.safeParse(reply).data?.done ?? false;
    } catch {
      return false;
    }
  };
  return (
    <>
      <Summary report={report} />
      {!report.guarded && <p class="banner">{words.unguarded}</p>}
      {report.errors.length > 0 && (
        <details class="banner" data-errors={report.errors.length}>
          <summary>{words.pageErrors(report.errors.length)}</summary>
          <ul>
            {report.errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </details>
      )}
      {children}
      {report.posts.length > 0 && <PostList posts={mostSeriousFirst(report)} onShow={show} />}
    </>
  );
}

/** The page sorts too, but not again after every switch. */
function mostSeriousFirst({ posts }: PageReport): ReportedPost[] {
  return [...posts].sort((a, b) => compareLevels(b.level, a.level));
}

/** Posts per category, each post once in every category it has a finding of. */
export function countCategories(report: PageReport): Partial<Record<Category, number>> {
  const counts: Partial<Record<Category, number>> = {};
  for (const { findings } of report.posts) {
    for (const category of new Set(findings.map((finding) => finding.category))) {
      counts[category] = (counts[category] ?? 0) + 1;
    }
  }
  return counts;
}

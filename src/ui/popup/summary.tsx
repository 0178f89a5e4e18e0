import { isFlagged, type RuleLevel } from '../../engine/types';
import type { PageReport } from '../../messages';
import { LevelBar } from '../level-bar';
import { useWords } from '../words';

/** The answer at a glance: how many posts are worth checking, of how many. */
export function Summary({ report }: { report: PageReport }) {
  const words = useWords();
  const counts: Record<RuleLevel, number> = { warning: 0, caution: 0, info: 0 };
  for (const { level } of report.posts) if (level !== 'none') counts[level] += 1;
  const flagged = report.posts.filter(({ level }) => isFlagged(level)).length;
  const reading = report.state === 'reading';
  return (
    <section class="summary" data-flagged={flagged}>
      <div role="status">
        {flagged > 0 ? (
          <>
            <h2>{words.flagged(flagged)}</h2>
            <p>
              {words.read(report.read)}
              {reading && <span class="busy"> · {words.reading}</span>}
            </p>
          </>
        ) : (
          <>
            <h2>{counts.info > 0 ? words.onlyInfo(report.read) : words.nothing(report.read)}</h2>
            <p>
              {words.nothingAbout}
              {reading && <span class="busy"> {words.reading}</span>}
            </p>
          </>
        )}
      </div>
      {report.posts.length > 0 && <LevelBar counts={counts} read={report.read} />}
    </section>
  );
}

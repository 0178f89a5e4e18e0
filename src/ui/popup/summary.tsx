import type { PageReport } from '../../messages/from-page';
import { LevelBar } from '../level-bar';
import { useWords } from '../words';

/** The answer at a glance: how many posts are worth checking, of how many. */
export function Summary({ report }: { report: PageReport }) {
  const words = useWords();
  const { levels } = report.counts;
  const flagged = levels.warning + levels.caution;
  const reading = report.state === 'reading';
  return (
    <section class="summary" data-flagged={flagged} data-read={report.read}>
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
            <h2>{levels.info > 0 ? words.onlyInfo(report.read) : words.nothing(report.read)}</h2>
            <p>
              {words.nothingAbout}
              {reading && <span class="busy"> {words.reading}</span>}
            </p>
          </>
        )}
      </div>
      {flagged + levels.info > 0 && <LevelBar counts={levels} read={report.read} />}
    </section>
  );
}

import type { PackTrial } from '../../review/protocol';
import { marksOf } from '../excerpt';
import { LevelIcon } from '../icons';
import { useLanguage } from '../words';
import { useReviewWords } from './context';
import { piecesOf } from './pieces';

interface Props {
  readonly trial: PackTrial;
  readonly yaml: string;
  readonly sample: string;
}

/** What is wrong with a pack, with its lines; or what it finds in the sample. */
export function PackTrialView({ trial, yaml, sample }: Props) {
  const words = useReviewWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh-CN';
  const { problems, findings, rules, titles } = trial;
  if (problems.length > 0) {
    return (
      <div class="banner" data-pack-problems={problems.length}>
        <p>{words.packProblems(problems.length)}</p>
        <ul>
          {problems.slice(0, 30).map(({ line, field, message }) => (
            <li key={`${line}${field}${message}`}>
              {words.packLine(line)} <code>{field}</code> {message}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const kilobytes = `${(new Blob([yaml]).size / 1000).toFixed(1)} kB`;
  return (
    <div data-pack-findings={findings.length}>
      <p class="hint">{words.packOk(rules, kilobytes)}</p>
      {sample !== '' && (
        <>
          <h3 class="caption">{words.packPreview}</h3>
          <blockquote lang="zh">
            {piecesOf(sample, marksOf(findings)).map(({ text, level }) =>
              level === null ? text : <mark data-level={level}>{text}</mark>,
            )}
          </blockquote>
          {findings.length === 0 && <p class="hint">{words.packNoFinding}</p>}
          <ul>
            {findings.map((finding) => (
              <li key={`${finding.rule}:${finding.start}`} class="row">
                <LevelIcon level={finding.level} />
                {titles[finding.rule]?.[language] ?? finding.rule}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

import type { RuleLevel } from '../engine/types';
import { LevelIcon } from './icons';
import { useWords } from './words';

export type LevelCounts = Readonly<Record<RuleLevel, number>>;

const ORDER = ['warning', 'caution', 'info'] as const;

/**
 * How much of what was read carries a hint, by level. Readable without colour: the parts have
 * patterns of their own, and the line below names them with the shape of the level.
 */
export function LevelBar({ counts, read }: { counts: LevelCounts; read: number }) {
  const words = useWords();
  const shown = ORDER.filter((level) => counts[level] > 0);
  const rest = Math.max(0, read - ORDER.reduce((sum, level) => sum + counts[level], 0));
  const spoken = [
    ...shown.map((level) => words.countOf(words.level[level], counts[level])),
    ...(rest > 0 ? [words.countOf(words.rest, rest)] : []),
  ];
  return (
    <div class="level-bar">
      <div class="bar" role="img" aria-label={words.barLabel(spoken.join(words.separator))}>
        {shown.map((level) => (
          <span
            key={level}
            class="bar-part"
            data-level={level}
            style={{ flexGrow: counts[level] }}
          />
        ))}
        {rest > 0 && <span class="bar-part" data-level="none" style={{ flexGrow: rest }} />}
      </div>
      <ul class="legend" aria-hidden="true">
        {shown.map((level) => (
          <li key={level}>
            <LevelIcon level={level} />
            {words.level[level]}
            <b>{counts[level]}</b>
          </li>
        ))}
        {rest > 0 && (
          <li class="legend-rest">
            {words.rest}
            <b>{rest}</b>
          </li>
        )}
      </ul>
    </div>
  );
}

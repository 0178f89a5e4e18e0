import type { RuleLevel } from '../../engine/types';
import { Icon } from './icon';

/** Levels differ by shape first and by colour second: triangle, diamond, square. */
export function LevelIcon({ level, label }: { level: RuleLevel; label?: string }) {
  const named = label === undefined ? {} : { label };
  return (
    <span class="level-icon" data-level={level}>
      <Icon {...named}>
        {level === 'warning' && (
          <>
            <path
              fill="currentColor"
              d="M8 1.3 15.2 14H.8z"
              stroke="currentColor"
              stroke-width="1"
              stroke-linejoin="round"
            />
            <path
              class="cutout"
              d="M8 5.6v4.2"
              fill="none"
              stroke-width="1.7"
              stroke-linecap="round"
            />
            <circle class="cutout-fill" cx="8" cy="12.1" r="1" />
          </>
        )}
        {level === 'caution' && (
          <>
            <path
              fill="currentColor"
              d="M8 1.2 14.8 8 8 14.8 1.2 8z"
              stroke="currentColor"
              stroke-width="1"
              stroke-linejoin="round"
            />
            <path
              class="cutout"
              d="M8 4.9v3.4"
              fill="none"
              stroke-width="1.6"
              stroke-linecap="round"
            />
            <circle class="cutout-fill" cx="8" cy="10.8" r=".95" />
          </>
        )}
        {level === 'info' && (
          <rect
            x="3.2"
            y="3.2"
            width="9.6"
            height="9.6"
            rx="1.6"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
          />
        )}
      </Icon>
    </span>
  );
}

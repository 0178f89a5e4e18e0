import type { ComponentChildren } from 'preact';
import type { RuleLevel } from '../engine/types';

interface Props {
  readonly children: ComponentChildren;
  readonly size?: number;
  /** What the icon says, where no words stand beside it. */
  readonly label?: string;
}

/** All icons are drawn for this project on a 16 × 16 grid. */
function Icon({ children, size = 16, label }: Props) {
  const box = { class: 'icon', width: size, height: size, viewBox: '0 0 16 16' };
  return label === undefined ? (
    <svg {...box} aria-hidden="true">
      {children}
    </svg>
  ) : (
    <svg {...box} role="img" aria-label={label}>
      {children}
    </svg>
  );
}

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

/** The mark of 明鉴: the back of a bronze mirror. The same drawing as assets/icon.svg. */
export function MirrorIcon({ size = 22 }: { size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 128 128" aria-hidden="true">
      <path
        class="mirror"
        d="M42.4 11.8A36.8 36.8 0 0 1 85.6 11.8A36.8 36.8 0 0 1 116.2 42.4A36.8 36.8 0 0 1 116.2 85.6A36.8 36.8 0 0 1 85.6 116.2A36.8 36.8 0 0 1 42.4 116.2A36.8 36.8 0 0 1 11.8 85.6A36.8 36.8 0 0 1 11.8 42.4A36.8 36.8 0 0 1 42.4 11.8Z"
      />
      <circle class="mirror-band" cx="64" cy="64" r="38" />
      <circle class="mirror-knob" cx="64" cy="64" r="16" />
    </svg>
  );
}

export function SlidersIcon() {
  return (
    <Icon>
      <path
        d="M1.8 4.5h6.4m3.6 0h2.4M1.8 11.5h2.4m3.6 0h6.4"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />
      <circle cx="10" cy="4.5" r="1.9" fill="none" stroke="currentColor" stroke-width="1.5" />
      <circle cx="6" cy="11.5" r="1.9" fill="none" stroke="currentColor" stroke-width="1.5" />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path
        d="M4.2 6.2 8 10l3.8-3.8"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon size={12}>
      <path
        d="m2.5 8.6 3.6 3.7 7.4-8.2"
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </Icon>
  );
}

export function DashIcon() {
  return (
    <Icon size={12}>
      <path
        d="M3 8h10"
        fill="none"
        stroke="currentColor"
        stroke-width="2.2"
        stroke-linecap="round"
      />
    </Icon>
  );
}

export function TargetIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="4.6" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path
        d="M8 .9v3M8 12.1v3M.9 8h3M12.1 8h3"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      />
    </Icon>
  );
}

export function OutIcon() {
  return (
    <Icon size={12}>
      <path
        d="M6.5 3H3v10h10V9.5M9.3 2.6h4.1v4.1M13 3 7.4 8.6"
        fill="none"
        stroke="currentColor"
        stroke-width="1.7"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </Icon>
  );
}

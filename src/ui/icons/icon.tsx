import type { ComponentChildren } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  readonly size?: number;
  /** What the icon says, where no words stand beside it. */
  readonly label?: string;
}

/** All icons are drawn for this project on a 16 × 16 grid. */
export function Icon({ children, size = 16, label }: Props) {
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

/** An icon of one line of even width. */
export function LineIcon({
  d,
  size = 16,
  width = 1.5,
}: {
  d: string;
  size?: number;
  width?: number;
}) {
  return (
    <Icon size={size}>
      <path
        d={d}
        fill="none"
        stroke="currentColor"
        stroke-width={width}
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </Icon>
  );
}

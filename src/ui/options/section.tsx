import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Settings } from '../../settings/schema';

export interface SectionProps {
  readonly settings: Settings;
  readonly change: (change: (current: Settings) => Settings) => void;
}

/** One part of the settings page, under a heading of its own. */
export function Section({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ComponentChildren;
}) {
  const heading = useId();
  return (
    <section class="options-section" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {about !== undefined && <p class="hint">{about}</p>}
      {children}
    </section>
  );
}

import type { ComponentChildren } from 'preact';
import type { Settings } from '../../settings/schema';
import type { Notify } from '../notice';
import type { OptionPart } from '../open-options';
import type { Change } from '../use-settings';

export interface SectionProps {
  readonly settings: Settings;
  readonly change: Change;
  readonly notify: Notify;
}

interface Props {
  readonly part: OptionPart;
  readonly title: string;
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** One part of the settings page, under a heading of its own that an address can point at. */
export function Section({ part, title, about, children }: Props) {
  return (
    <section class="options-section" id={part} aria-labelledby={`${part}-heading`}>
      <h2 id={`${part}-heading`}>{title}</h2>
      {about !== undefined && <p class="hint">{about}</p>}
      {children}
    </section>
  );
}

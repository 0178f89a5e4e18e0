import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  readonly about?: string;
  readonly busy?: boolean;
  readonly children?: ComponentChildren;
}

/** A state of the page in one sentence, and what can be done about it. */
export function StateMessage({ title, about, busy = false, children }: Props) {
  return (
    <section class="state" data-busy={busy}>
      <h2>{title}</h2>
      {about !== undefined && <p>{about}</p>}
      {children}
    </section>
  );
}

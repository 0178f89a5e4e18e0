import type { ComponentChildren } from 'preact';
import { OutIcon } from './icons';
import { useWords } from './words';

/** A link out of the extension; the site it leads to learns nothing of where it was clicked. */
export function OutLink({ href, children }: { href: string; children: ComponentChildren }) {
  const words = useWords();
  return (
    <a class="out" href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <OutIcon />
      <span class="unseen"> ({words.newTab})</span>
    </a>
  );
}

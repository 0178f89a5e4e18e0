import type { TextsReply } from '../messages/from-background';
import type { Words } from './words';

/** Makes an element with a class and a text; never from HTML. */
export type Make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className?: string,
  text?: string,
) => HTMLElementTagNameMap[K];

export function maker(document: Document): Make {
  return (tag, className = '', text = '') => {
    const element = document.createElement(tag);
    if (className !== '') element.className = className;
    if (text !== '') element.textContent = text;
    return element;
  };
}

/** How to check, when the note may be wrong, and the law: folded until the reader asks. */
export function details(text: TextsReply['texts'][string], words: Words, make: Make): HTMLElement {
  const list = make('dl');
  list.append(make('dt', '', words.check), make('dd', '', text.check));
  list.append(make('dt', '', words.mayBeWrong), make('dd', '', text.mayBeWrong));
  const sources = make('dd');
  for (const { name, url } of text.sources) {
    if (!/^https?:/.test(url)) continue;
    const link = make('a', '', name);
    link.href = url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    if (sources.hasChildNodes()) sources.append(' · ');
    sources.append(link);
  }
  if (sources.hasChildNodes()) list.append(make('dt', '', words.sources), sources);
  return list;
}

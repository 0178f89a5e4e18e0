/** After these a page often shows other posts, by a change of class that nothing else tells of. */
const MAY_MOVE = ['click', 'keyup', 'transitionend', 'animationend', 'resize'] as const;

export interface PageMoves {
  /** The page itself, or a box in it, was scrolled: in every frame, so little may be done. */
  scrolled(target: EventTarget | null): void;
  /** Posts may stand elsewhere now. */
  moved(): void;
}

/** Listens for what moves posts on the screen, once for all who want to know. */
export function watchMoves(document: Document, moves: PageMoves, signal: AbortSignal): void {
  const view = document.defaultView;
  if (view === null) return;
  const listen = { capture: true, passive: true, signal } as const;
  view.addEventListener('scroll', ({ target }) => moves.scrolled(target), listen);
  document.addEventListener('load', moves.moved, listen);
  for (const name of MAY_MOVE) view.addEventListener(name, moves.moved, listen);
  const resized = new ResizeObserver(moves.moved);
  if (document.body) resized.observe(document.body);
  signal.addEventListener('abort', () => resized.disconnect());
}

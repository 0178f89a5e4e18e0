import { isOwnLayer } from './layer';
import { createPause } from './pause';
import { real } from './real';
import { mayHost } from './shadow-hosts';
import { findShadow } from './tree';

export interface ShadowRoots {
  /** Looks for shadow roots in a part of the page, in slices. `everywhere`: in full boxes too. */
  search(part: Element | ShadowRoot, everywhere?: boolean): Promise<void>;
}

/** A component may get its root long after its element: its script is still loading. */
const LATER_MS = [300, 1_500, 5_000];
const MAX_WAITING = 2_000;
/** A page with more builds them to keep us busy: each one has to be watched. */
const MAX_ROOTS = 5_000;
/** The clock is asked after so many elements. */
const SLICE_ELEMENTS = 500;

/**
 * Finds shadow roots, open and closed, also those inside others.
 * @param onRoot called once for every root
 */
export function createShadowRoots(
  onRoot: (root: ShadowRoot) => void,
  signal: AbortSignal,
): ShadowRoots {
  const seen = new WeakSet<ShadowRoot>();
  let count = 0;
  let waiting = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function search(part: Element | ShadowRoot, everywhere = false): Promise<void> {
    const pause = createPause();
    const stack: (Element | ShadowRoot)[] = [part];
    for (let next = stack.pop(); next !== undefined && !signal.aborted; next = stack.pop()) {
      const own = real(next).nodeType === 1 ? look(next as Element) : null;
      if (own !== null) stack.push(own);
      let count = 0;
      for (const element of mayHost(next, everywhere)) {
        const root = look(element);
        if (root !== null) stack.push(root);
        count += 1;
        if (count % SLICE_ELEMENTS !== 0) continue;
        await pause();
        if (signal.aborted) return;
      }
      await pause();
    }
  }

  /** @returns a root that was not known before */
  function look(element: Element): ShadowRoot | null {
    if (isOwnLayer(element) || count >= MAX_ROOTS) return null;
    const root = findShadow(element);
    if (root === null) {
      if (real(element).localName.includes('-')) wait(element);
      return null;
    }
    if (seen.has(root)) return null;
    seen.add(root);
    count += 1;
    onRoot(root);
    return root;
  }

  function wait(element: Element): void {
    if (waiting.size >= MAX_WAITING) return;
    waiting.add(element);
    again(0);
  }

  function again(turn: number): void {
    const delay = LATER_MS[turn];
    if (timer !== undefined || delay === undefined || signal.aborted) return;
    timer = setTimeout(() => {
      timer = undefined;
      const late = waiting;
      waiting = new Set();
      for (const element of late) {
        if (!real(element).isConnected) continue;
        const root = findShadow(element);
        if (root === null) waiting.add(element);
        else void search(element);
      }
      if (waiting.size > 0 && turn + 1 < LATER_MS.length) again(turn + 1);
      else waiting.clear();
    }, delay);
  }

  signal.addEventListener('abort', () => clearTimeout(timer));
  return { search };
}

import { isOwnLayer } from './layer';
import { createPause } from './pause';
import { real } from './real';
import { mayHost } from './shadow-hosts';
import { findShadow, shadowOf } from './tree';

export interface ShadowRoots {
  /** Looks for shadow roots in a part of the page, in slices. `everywhere`: in full boxes too. */
  search(part: Element | ShadowRoot, everywhere?: boolean): Promise<void>;
  /** Forgets the roots that the page has thrown away; one that comes back is a new one. */
  sweep(): readonly ShadowRoot[];
  /** Roots were left out: the page has more than are looked at. */
  readonly isFull: boolean;
}

/** A component may get its root long after its element: its script is still loading. */
const LATER_MS = [300, 1_500, 5_000];
const MAX_WAITING = 2_000;
/** A page with more builds them to keep us busy: each one has to be watched. */
const MAX_ROOTS = 5_000;
/** Once full, there must be room for more than one before the whole page is searched again. */
const ROOM_AGAIN = 4_500;
/** The clock is asked after so many elements. */
const SLICE_ELEMENTS = 500;

/**
 * Finds shadow roots, open and closed, also those inside others.
 * @param onRoot called once for every root, and again when it was forgotten in between
 */
export function createShadowRoots(
  document: Document,
  onRoot: (root: ShadowRoot) => void,
  signal: AbortSignal,
): ShadowRoots {
  /** All that stand in the page, and no other for long: hosts come and go as people scroll. */
  const live = new Set<ShadowRoot>();
  let isFull = false;
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
        const root = look(element) ?? (everywhere ? known(element) : null);
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
    if (isOwnLayer(element) || isFull) return null;
    const root = findShadow(element);
    if (root === null) {
      if (real(element).localName.includes('-')) wait(element);
      return null;
    }
    if (live.has(root)) return null;
    if (live.size >= MAX_ROOTS) {
      isFull = true;
      return null;
    }
    live.add(root);
    onRoot(root);
    return root;
  }

  /** A root that is watched already, but may hold a host that was left out, or has come back. */
  function known(element: Element): ShadowRoot | null {
    const root = shadowOf(element);
    return root !== null && live.has(root) ? root : null;
  }

  function sweep(): readonly ShadowRoot[] {
    const gone = [...live].filter((root) => !real(root).isConnected);
    for (const root of gone) live.delete(root);
    if (isFull && live.size <= ROOM_AGAIN) {
      isFull = false;
      void search(document.documentElement, true);
    }
    return gone;
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
  return {
    search,
    sweep,
    get isFull() {
      return isFull;
    },
  };
}

import { parentOf } from './tree';

/** What has changed in the page since the last frame. */
export interface PageChange {
  /** Where new posts may stand: added elements and elements whose text changed. */
  readonly roots: readonly Element[];
  /** Elements in which something was added, removed or rewritten. */
  readonly touched: readonly Element[];
  readonly removed: boolean;
  /** The address changed without a load (single-page sites). */
  readonly navigated: boolean;
}

export interface PageWatch {
  /** Watches a shadow root too: what happens inside is not seen from outside. */
  add(root: ShadowRoot): void;
}

/** So many additions to one parent, and most of its children new: the parent is searched once instead. */
const MANY_ADDED = 40;
/** Hidden tabs have no frames. */
const NO_FRAME_MS = 250;

/**
 * Watches the page and reports its changes once per frame, before the frame is painted.
 * @param onChange called synchronously in the frame: what is stale can be taken away before it shows
 * @param signal ends the watching
 */
export function watchPage(
  document: Document,
  onChange: (change: PageChange) => void,
  signal: AbortSignal,
): PageWatch {
  const view = document.defaultView;
  if (view === null || signal.aborted) return { add: () => undefined };
  let mutations: MutationRecord[] = [];
  let scheduled: (() => void) | undefined;
  let address = view.location.href;

  const flush = (): void => {
    scheduled?.();
    scheduled = undefined;
    if (signal.aborted) return;
    const batch = mutations;
    mutations = [];
    const navigated = view.location.href !== address;
    address = view.location.href;
    onChange({ ...summarise(batch), navigated });
  };
  const schedule = (): void => {
    scheduled ??= nextFrame(view, flush);
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) mutations.push(record);
    schedule();
  });
  const watch = (root: Node): void =>
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  watch(document);
  // Without this event the address is compared with every change of the page.
  const { navigation } = view as unknown as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', schedule, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    scheduled?.();
  });
  return { add: watch };
}

/** @returns cancels it */
function nextFrame(view: Window, task: () => void): () => void {
  const frame = view.requestAnimationFrame(task);
  const timer = setTimeout(task, NO_FRAME_MS);
  return () => {
    view.cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

function summarise(batch: readonly MutationRecord[]): Omit<PageChange, 'navigated'> {
  const roots = new Set<Element>();
  const touched = new Set<Element>();
  let removed = false;
  for (const { type, target, addedNodes, removedNodes } of batch) {
    const element = target.nodeType === 1 ? (target as Element) : hostOrParent(target);
    if (removedNodes.length > 0) removed = true;
    if (element === null) continue;
    touched.add(element);
    if (type === 'characterData') continue;
    if (target === element && isMostlyNew(element, addedNodes.length)) roots.add(element);
    else for (const node of addedNodes) if (node.nodeType === 1) roots.add(node as Element);
  }
  return { roots: [...roots].filter((root) => root.isConnected), touched: [...touched], removed };
}

/** A shadow root stands for its host, a text for the element around it. */
function hostOrParent(node: Node): Element | null {
  return (node as Partial<ShadowRoot>).host ?? parentOf(node);
}

function isMostlyNew(parent: Element, added: number): boolean {
  return added > MANY_ADDED && parent.childElementCount < added * 4;
}

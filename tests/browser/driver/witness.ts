import type { Page } from 'puppeteer-core';

/** What a page saw of its own tree: everything the extension did to it would be here. */
export interface Witnessed {
  /** Changes that no script of the page made, in plain words. */
  readonly changes: readonly string[];
  /** Elements whose box is another one than when the page was parsed. */
  readonly moved: readonly string[];
  /** The browser's own sum of unexpected layout shifts; only Chromium measures it. */
  readonly layoutShift: number;
  readonly errors: readonly string[];
}

interface Witness {
  readonly changes: string[];
  readonly errors: string[];
  readonly boxes: Map<Element, string>;
  shift: number;
  take(): void;
}
type Watched = Window & typeof globalThis & { witness: Witness };

/** Has to be called before the page is opened. */
export async function installWitness(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(watchOwnTree);
}

/** Asks at the end, in the same window size and scroll position in which the page was opened. */
export function askWitness(page: Page): Promise<Witnessed> {
  return page.evaluate(() => {
    const { witness } = window as unknown as Watched;
    witness.take();
    const moved = [...witness.boxes].flatMap(([element, before]) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const now = [x, y, width, height].map(Math.round).join(' ');
      return now === before ? [] : [`${element.localName}: ${before} → ${now}`];
    });
    const { changes, errors, shift } = witness;
    return { changes: [...changes], errors: [...errors], moved, layoutShift: shift };
  });
}

/** Runs in the page before its first script. */
function watchOwnTree(): void {
  const changes: string[] = [];
  const errors: string[] = [];
  const boxes = new Map<Element, string>();
  const options = { childList: true, characterData: true, attributes: true, subtree: true };
  const isOurs = (node: Node) => (node as Element).localName === 'mingjian-layer';

  let started = false;
  let ownAt = 0;
  const measure = (): void => {
    ownAt = performance.now();
    for (const element of document.querySelectorAll('body, body *')) {
      const { x, y, width, height } = element.getBoundingClientRect();
      boxes.set(element, [x, y, width, height].map(Math.round).join(' '));
    }
  };
  const note = (records: MutationRecord[]): void => {
    if (!started) return;
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      const nodes = [...addedNodes, ...removedNodes];
      if (type === 'childList' && nodes.every(isOurs)) continue;
      if (isOurs(target)) continue;
      changes.push(`${type} ${attributeName ?? ''} at ${target.nodeName}`);
    }
  };
  const observer = new MutationObserver(note);
  const witness = {
    changes,
    errors,
    boxes,
    shift: 0,
    take: () => note(observer.takeRecords()),
  };
  Object.assign(window, { witness });

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    observer.observe(root, options);
    return root;
  };
  // What the page's own timers do is the page's: what stands before belongs to others.
  const later = window.setTimeout;
  const wrapped = (task: () => void, ms?: number) =>
    later(() => {
      witness.take();
      task();
      observer.takeRecords();
      measure();
    }, ms);
  window.setTimeout = wrapped as typeof setTimeout;

  // A window of another size is the driver's: what it moves is nobody's fault.
  addEventListener('resize', () => {
    ownAt = performance.now();
  });

  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  document.addEventListener('DOMContentLoaded', () => {
    observer.takeRecords();
    started = true;
    observer.observe(document, options);
    measure();
  });
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // What moved before the page was parsed, or a moment after its own script, is not ours.
        if (started && entry.startTime > ownAt + 200)
          witness.shift += (entry as PerformanceEntry & { value: number }).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageChange, watchPage } from '../../../src/page/watch';

/** What the browser watches and has not told yet. */
let watched: Set<unknown>;
let untold: object[];

class Observer {
  observe(root: unknown): void {
    watched.add(root);
  }
  disconnect(): void {
    watched.clear();
    untold = [];
  }
  takeRecords(): object[] {
    const taken = untold;
    untold = [];
    return taken;
  }
}

describe('the watching of shadow roots', () => {
  beforeEach(() => {
    watched = new Set();
    untold = [];
    vi.stubGlobal('MutationObserver', Observer);
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  function start() {
    const view = {
      location: { href: 'https://page.test/' },
      requestAnimationFrame: () => 0,
      cancelAnimationFrame: () => undefined,
    };
    const document = { isConnected: true, defaultView: view };
    const changed = vi.fn<(change: PageChange) => void>();
    const { signal } = new AbortController();
    const page = watchPage(document as unknown as Document, changed, signal);
    const add = () => {
      const root = { isConnected: true };
      page.add(root as unknown as ShadowRoot);
      return root;
    };
    return { document, page, changed, add };
  }

  it('ends with the root, and no change is lost by that', () => {
    const { document, page, changed, add } = start();
    const [stays, goes] = [add(), add()];
    expect(watched).toEqual(new Set([document, stays, goes]));
    goes.isConnected = false;
    const target = { nodeType: 1, isConnected: true };
    untold.push({ type: 'childList', target, addedNodes: [], removedNodes: [{}] });
    page.sweep();
    expect([...watched]).toEqual([document, stays]);
    vi.advanceTimersByTime(1_000);
    expect(changed.mock.calls).toMatchObject([[{ touched: [target], removed: true }]]);
  });

  it('is not begun anew while every root stands', () => {
    const { page, add } = start();
    add();
    const disconnect = vi.spyOn(Observer.prototype, 'disconnect');
    page.sweep();
    expect(disconnect).not.toHaveBeenCalled();
    disconnect.mockRestore();
  });
});

import { describe, expect, it, vi } from 'vitest';
import { createShadowRoots } from '../../../src/page/shadow-roots';

/** As many as are looked at in one page (`shadow-roots.ts`). */
const MOST = 5_000;

interface FakeRoot {
  readonly nodeType: 11;
  isConnected: boolean;
  readonly hosts: FakeHost[];
  querySelectorAll(): FakeHost[];
}
interface FakeHost {
  readonly nodeType: 1;
  readonly localName: string;
  readonly shadowRoot: FakeRoot;
  querySelectorAll(): FakeHost[];
}

function host(...hosts: FakeHost[]): FakeHost {
  const shadowRoot: FakeRoot = {
    nodeType: 11,
    isConnected: true,
    hosts,
    querySelectorAll: () => shadowRoot.hosts,
  };
  return { nodeType: 1, localName: 'x-card', shadowRoot, querySelectorAll: () => [] };
}

function start() {
  const page = {
    hosts: [] as FakeHost[],
    nodeType: 1,
    localName: 'html',
    shadowRoot: null,
    querySelectorAll: () => page.hosts,
  };
  const found = vi.fn();
  const document = { documentElement: page } as unknown as Document;
  const roots = createShadowRoots(document, found, new AbortController().signal);
  const search = (everywhere = false) => roots.search(document.documentElement, everywhere);
  /** Throws away what stands in the page. */
  const clear = (): void => {
    for (const { shadowRoot } of page.hosts) shadowRoot.isConnected = false;
    page.hosts = [];
  };
  return { page, roots, found, search, clear };
}

describe('shadow roots', () => {
  it('count as long as they stand in the page', async () => {
    const { page, roots, found, search, clear } = start();
    for (let turn = 0; turn < 3; turn++) {
      page.hosts = Array.from({ length: MOST / 2 }, () => host());
      await search();
      const before = page.hosts.map(({ shadowRoot }) => shadowRoot);
      clear();
      expect(roots.sweep()).toEqual(before);
    }
    expect(found).toHaveBeenCalledTimes(MOST * 1.5);
    expect(roots.isFull).toBe(false);
    expect(roots.sweep()).toEqual([]);
  });

  it('are found again when they come back after they were forgotten', async () => {
    const { page, roots, found, search } = start();
    const inner = host();
    page.hosts = [host(inner)];
    await search();
    inner.shadowRoot.isConnected = false;
    roots.sweep();
    inner.shadowRoot.isConnected = true;
    // The root around it is known: a search of everything looks into it all the same.
    await search(true);
    expect(found.mock.calls.map(([root]) => root)).toEqual([
      page.hosts[0]?.shadowRoot,
      inner.shadowRoot,
      inner.shadowRoot,
    ]);
  });

  it('that are too many are told of, and looked at when there is room', async () => {
    const { page, roots, found, search } = start();
    const late = host();
    page.hosts = Array.from({ length: MOST }, () => host());
    await search();
    expect(roots.isFull).toBe(false);
    page.hosts.push(late);
    await search();
    expect(roots.isFull).toBe(true);
    expect(found).not.toHaveBeenCalledWith(late.shadowRoot);

    for (const { shadowRoot } of page.hosts.splice(0, MOST / 2)) shadowRoot.isConnected = false;
    roots.sweep();
    await vi.waitFor(() => expect(found).toHaveBeenCalledWith(late.shadowRoot));
    expect(roots.isFull).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { watchNearScreen } from '../../../src/page/near-screen';

const SCREEN = 800;
/** A post at 500 px of the page, and one far down. */
const TOPS = { first: 500, far: 40_000 } as const;
type Name = keyof typeof TOPS;

describe('what is near the screen', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watching() {
    const view = { innerWidth: 1200, innerHeight: SCREEN, scrollY: 0 };
    const near = new Set<Name>();
    let calls = 0;
    const names = new Map<Element, Name>();
    const end = new AbortController();
    const watcher = watchNearScreen(
      { defaultView: view } as unknown as Document,
      (moves) => {
        calls += 1;
        for (const [element, isNear] of moves) {
          const name = names.get(element);
          if (name === undefined) throw new Error('an element that is not watched');
          if (isNear) near.add(name);
          else near.delete(name);
        }
      },
      end.signal,
    );
    for (const name of Object.keys(TOPS) as Name[]) {
      const getBoundingClientRect = () => {
        const top = TOPS[name] - view.scrollY;
        return { top, bottom: top + 100, left: 0, right: 600, width: 600 };
      };
      const element = { localName: 'div', getBoundingClientRect } as unknown as Element;
      names.set(element, name);
      watcher.watch(element);
    }
    vi.advanceTimersByTime(200);
    return {
      near,
      calls: () => calls,
      end,
      /** Scrolls by so many pixels every 16 ms, up to a place. */
      scroll(to: number, step: number) {
        while (view.scrollY < to) {
          view.scrollY = Math.min(to, view.scrollY + step);
          watcher.moved();
          vi.advanceTimersByTime(16);
        }
      },
    };
  }

  test('a slow scroll tells on the way what comes and what goes', () => {
    const { near, scroll, calls } = watching();
    expect([...near]).toEqual(['first']);
    scroll(1_500, 20);
    vi.advanceTimersByTime(200);
    expect([...near]).toEqual([]);
    expect(calls()).toBe(2);
  });

  test('a flight is looked at where it ends, and there at once', () => {
    const { near, scroll, calls } = watching();
    scroll(TOPS.far - 300, 600);
    expect(calls(), 'on the way').toBe(1);
    vi.advanceTimersByTime(120);
    expect([...near]).toEqual(['far']);
    expect(calls()).toBe(2);
  });

  test('nothing after the end', () => {
    const { end, scroll, calls } = watching();
    end.abort();
    scroll(5_000, 100);
    vi.advanceTimersByTime(1_000);
    expect(calls()).toBe(1);
  });
});

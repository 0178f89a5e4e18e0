import { isBuiltIn } from '../sites/generic';
import type { PageSite } from '../sites/types';
import { isWall } from './page-state';

/** Whether a page has had its time to bring posts, and what it means that it brought none. */
export interface Settling {
  readonly settled: boolean;
  /** A known site without one known post, though there is much to read. */
  readonly unknownLayout: boolean;
  /** Gives the page its time, or gives it anew. */
  begin(): void;
}

export interface SettlingParts {
  /** No post was found so far. */
  isEmpty(): boolean;
  hasMuchToRead(): Promise<boolean>;
  /** The time is over. */
  settled(): void;
}

/** A page without posts is given this long to bring them. */
const SETTLE_MS = 1_000;

export function createSettling(
  document: Document,
  site: PageSite,
  signal: AbortSignal,
  parts: SettlingParts,
): Settling {
  let settled = false;
  let unknownLayout = false;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(settleTimer));

  async function settle(): Promise<void> {
    if (parts.isEmpty() && isBuiltIn(site) && !isWall(document, site)) {
      unknownLayout = await parts.hasMuchToRead();
    }
    settled = true;
    parts.settled();
  }

  return {
    get settled() {
      return settled;
    },
    get unknownLayout() {
      return unknownLayout;
    },
    begin() {
      settled = false;
      unknownLayout = false;
      clearTimeout(settleTimer);
      settleTimer = setTimeout(() => {
        void settle();
      }, SETTLE_MS);
    },
  };
}

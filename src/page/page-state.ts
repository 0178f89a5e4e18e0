import type { PageReport } from '../messages';
import { isBuiltIn, type Site } from '../sites';

const MAX_CHARS = 4_000;

/** A login or risk wall of this site: no post can be read behind it. */
export function isWall(document: Document, site: Site): boolean {
  if (site.walls?.some((selector) => document.querySelector(selector) !== null)) return true;
  const words = site.wallWords ?? [];
  if (words.length === 0) return false;
  const shown = `${document.title}\n${document.body?.textContent?.slice(0, MAX_CHARS) ?? ''}`;
  return words.some((word) => shown.includes(word));
}

export interface StateFacts {
  /** Posts with a verdict. */
  readonly read: number;
  readonly busy: boolean;
  /** The page had time to show its posts. */
  readonly settled: boolean;
  readonly wall: boolean;
  /** A known site without one known post, though there is much to read: its layout has changed. */
  readonly unknownLayout: boolean;
}

/** What the page says of itself. Without a readable post it never looks like "safe". */
export function pageState(site: Site, facts: StateFacts): PageReport['state'] {
  if (facts.busy) return 'reading';
  if (facts.read > 0) return 'ready';
  if (!facts.settled) return 'reading';
  return facts.wall || (isBuiltIn(site) && facts.unknownLayout) ? 'unreadable' : 'no-posts';
}

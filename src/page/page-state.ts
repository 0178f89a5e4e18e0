import type { PageReport } from '../messages/from-page';
import { isBuiltIn } from '../sites/generic';
import type { PageSite } from '../sites/types';
import { readText } from './read-text';

const MAX_CHARS = 4_000;
/** What login and risk walls have in common, whatever the site. */
const ANY_WALL =
  'input[type="password"], [id*="captcha" i], [class*="captcha" i], iframe[src*="captcha" i]';
const ANY_WALL_TITLE = /登录|登陆|验证|异常|login|verif/i;

/** A login or risk wall: no post can be read behind it. Asked only where no post was found. */
export function isWall(document: Document, site: PageSite): boolean {
  if (ANY_WALL_TITLE.test(document.title)) return true;
  if ([ANY_WALL, ...(site.walls ?? [])].some((selector) => document.querySelector(selector))) {
    return true;
  }
  const words = site.wallWords ?? [];
  if (words.length === 0 || !document.body) return false;
  const { text } = readText([document.body], { maxChars: MAX_CHARS });
  return words.some((word) => text.includes(word));
}

export interface StateFacts {
  /** Posts with a text. */
  readonly found: number;
  /** Those of them with a verdict. */
  readonly read: number;
  readonly busy: boolean;
  /** The page had time to show its posts. */
  readonly settled: boolean;
  readonly wall: () => boolean;
  /** A known site without one known post, though there is much to read: its layout has changed. */
  readonly unknownLayout: boolean;
}

/** What the page says of itself. Without a readable post it never looks like "safe". */
export function pageState(site: PageSite, facts: StateFacts): PageReport['state'] {
  if (facts.busy) return 'reading';
  if (facts.read > 0) return 'ready';
  // The background gave no answer: nobody has looked at these posts.
  if (facts.found > 0) return 'unreadable';
  if (!facts.settled) return 'reading';
  return facts.wall() || (isBuiltIn(site) && facts.unknownLayout) ? 'unreadable' : 'no-posts';
}

import { type Category, compareLevels, type Finding, type Level, type Sign } from '../engine/types';
import type { PageReport, ReportedPost } from '../messages/from-page';
import type { FoundPost } from './find-posts';
import { readDetails, readPost } from './read-post';
import type { AsideReason } from './settings-filter';
import { textKey } from './text-key';
import { pageOrder } from './tree';

/** One judged post, with what the settings let through. */
export interface ReportEntry {
  readonly id: string;
  /** Key of the text that was judged. */
  readonly hash: string;
  readonly post: FoundPost;
  readonly level: Level;
  readonly findings: readonly Finding[];
  readonly signs: readonly Sign[];
  readonly aside?: AsideReason;
  /** The text itself was longer than what is judged. */
  readonly truncated: boolean;
}

export type ReportHead = Omit<PageReport, 'posts' | 'read' | 'counts' | 'aside'>;

export interface ReportWanted {
  /** Also the posts without a finding. */
  readonly all?: boolean | undefined;
  /** So many posts at most: each one costs a look at the page. */
  readonly limit?: number | undefined;
}

/** Of more posts the order is the one in which they were found: the browser counts siblings to compare. */
const MAX_PLACED = 500;

/**
 * Builds what the popup shows. Texts are read from the page now: nothing keeps them in between. The
 * counts need no text, so a long feed can be counted whole and listed in part.
 */
export function buildReport(
  head: ReportHead,
  entries: readonly ReportEntry[],
  { all = false, limit = Number.POSITIVE_INFINITY }: ReportWanted,
): PageReport {
  const listed = limit > 0 ? entries.filter((entry) => all || entry.findings.length > 0) : [];
  const byPlace = listed.length <= MAX_PLACED;
  const sorted = listed.sort(
    (a, b) =>
      compareLevels(b.level, a.level) || (byPlace ? pageOrder(a.post.element, b.post.element) : 0),
  );
  const posts: ReportedPost[] = [];
  for (const entry of sorted) {
    if (posts.length >= limit) break;
    const post = reportPost(entry);
    if (post !== undefined) posts.push(post);
  }
  return { ...head, read: entries.length, ...count(entries), posts };
}

function count(entries: readonly ReportEntry[]): Pick<PageReport, 'counts' | 'aside'> {
  const levels = { info: 0, caution: 0, warning: 0 };
  const categories: Partial<Record<Category, number>> = {};
  const aside = { trusted: 0, fine: 0, hidden: 0 };
  for (const { level, findings, aside: reason } of entries) {
    if (reason !== undefined) aside[reason] += 1;
    if (level !== 'none') levels[level] += 1;
    for (const category of new Set(findings.map((finding) => finding.category))) {
      categories[category] = (categories[category] ?? 0) + 1;
    }
  }
  return { counts: { levels, categories }, aside };
}

/** Nothing for a post that has changed since: the offsets would point at other words. */
function reportPost(entry: ReportEntry): ReportedPost | undefined {
  const { id, post, level, findings, signs, truncated } = entry;
  const { text } = readPost(post);
  if (textKey(post.kind, text) !== entry.hash) return undefined;
  const details = readDetails(post);
  return {
    id,
    text,
    ...details,
    cut: details.cut || truncated,
    kind: post.kind,
    level,
    findings: findings.map(copyFinding),
    ...(signs.length > 0 && findings.length > 0 ? { signs: [...signs] } : {}),
  };
}

/** The message type knows no readonly lists. */
function copyFinding({ evidence, ...finding }: Finding): ReportedPost['findings'][number] {
  return evidence === undefined ? finding : { ...finding, evidence: [...evidence] };
}

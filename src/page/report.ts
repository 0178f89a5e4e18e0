import { compareLevels, type Finding, type Level } from '../engine/types';
import type { PageReport, ReportedPost } from '../messages';
import type { FoundPost } from './find-posts';
import { readDetails, readPost } from './read-post';
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
  /** The text itself was longer than what is judged. */
  readonly truncated: boolean;
}

export type ReportHead = Omit<PageReport, 'posts' | 'read'>;

/**
 * Builds what the popup shows. Texts are read from the page now: nothing keeps them in between.
 * @param all also the posts without a finding
 */
export function buildReport(
  head: ReportHead,
  entries: readonly ReportEntry[],
  all: boolean,
): PageReport {
  const posts = entries
    .filter((entry) => all || entry.findings.length > 0)
    .sort((a, b) => compareLevels(b.level, a.level) || pageOrder(a.post.element, b.post.element))
    .flatMap((entry) => reportPost(entry) ?? []);
  return { ...head, read: entries.length, posts };
}

/** Nothing for a post that has changed since: the offsets would point at other words. */
function reportPost(entry: ReportEntry): ReportedPost | undefined {
  const { id, post, level, findings, truncated } = entry;
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
  };
}

/** The message type knows no readonly lists. */
function copyFinding({ evidence, ...finding }: Finding): ReportedPost['findings'][number] {
  return evidence === undefined ? finding : { ...finding, evidence: [...evidence] };
}

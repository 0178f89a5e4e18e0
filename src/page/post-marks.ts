import type { Finding, Level } from '../engine/types';
import { anchorSpan, toRange } from './anchor';
import type { Badges } from './badges';
import type { Hider } from './hider';
import type { Mark, Marker } from './marker';
import { readDetails, readPost } from './read-post';
import type { ReadText } from './read-text';
import type { PostRecord } from './records';
import { type AsideReason, filterVerdict, type PageFilter } from './settings-filter';
import { textKey } from './text-key';
import type { NearScreen } from './watch';

export interface Visible {
  readonly level: Level;
  readonly findings: readonly Finding[];
  /** Why nothing is left, though something was found. */
  readonly aside?: AsideReason;
}

/** What of the verdicts shows in the page. */
export interface PostMarks {
  /** Number of posts with a badge: counted as they come and go, so a long feed is never counted again. */
  readonly flagged: number;
  has(record: PostRecord): boolean;
  /** What the settings let through of a post's verdict. */
  visible(record: PostRecord): Visible;
  /** Puts the badge on a flagged post, and its words on the list to be marked near the screen. */
  show(record: PostRecord, read?: ReadText): void;
  /** The post has come near the screen: marks its words. */
  near(record: PostRecord): void;
  remove(record: PostRecord): void;
  /** Takes the marks off all posts that say something else by now. */
  verify(): void;
  filter(filter: PageFilter): void;
}

/**
 * @param nearScreen tells when a flagged post comes near: every new mark makes the browser paint
 * the page anew, so far from the screen there are none
 */
export function createPostMarks(
  marker: Marker,
  badges: Badges,
  hider: Hider,
  nearScreen: NearScreen,
  settings: PageFilter,
): PostMarks {
  const flagged = new Set<PostRecord>();
  const marked = new Set<PostRecord>();
  let filter = settings;

  function visible({ verdict, post, key }: PostRecord): Visible {
    if (verdict === undefined || verdict.findings.length === 0) return NOTHING;
    const shown = filterVerdict(verdict, filter.levelOf);
    if (shown.findings.length === 0) return NOTHING;
    const aside = filter.aside(key, () => readDetails(post).author);
    return aside === null ? shown : { ...NOTHING, aside };
  }

  function show(record: PostRecord, read: ReadText = readPost(record.post)): void {
    const { level, findings, aside } = visible(record);
    const { element, kind } = record.post;
    // The text must still be the one that was judged.
    const same = textKey(kind, read.text) === record.key;
    if (!filter.isMarked(level) || !same) {
      remove(record);
      if (same && aside === 'hidden') hider.set(element, true);
      return;
    }
    hider.set(element, false);
    flagged.add(record);
    badges.set(element, {
      level,
      findings: findings.filter((finding) => filter.isMarked(finding.level)),
      cut: readDetails(record.post).cut || record.truncated,
    });
    if (marked.has(record)) mark(record, read);
    else nearScreen.watch(element);
  }

  function mark(record: PostRecord, read: ReadText): void {
    marked.add(record);
    marker.set(
      record,
      visible(record).findings.flatMap((finding) => marksOf(finding, read)),
    );
  }

  /** The words of a finding and of all its evidence; what stands there no more has no mark. */
  function marksOf(finding: Finding, read: ReadText): Mark[] {
    const { level } = finding;
    if (!filter.isMarked(level)) return [];
    return [finding, ...(finding.evidence ?? [])].flatMap((span) => {
      return anchorSpan(read, span).map((anchor) => ({ level, range: toRange(anchor) }));
    });
  }

  function remove(record: PostRecord): void {
    hider.set(record.post.element, false);
    if (!flagged.delete(record)) return;
    marked.delete(record);
    nearScreen.forget(record.post.element);
    marker.set(record, []);
    badges.set(record.post.element, null);
  }

  return {
    get flagged() {
      return flagged.size;
    },
    has: (record) => flagged.has(record),
    visible,
    show,
    near(record) {
      if (flagged.has(record)) mark(record, readPost(record.post));
    },
    remove,
    verify() {
      for (const record of [...marked]) {
        const { text } = readPost(record.post);
        if (textKey(record.post.kind, text) !== record.key) remove(record);
      }
    },
    filter(next) {
      filter = next;
    },
  };
}

const NOTHING: Visible = { level: 'none', findings: [] };

import { type Finding, isFlagged, type Level } from '../engine/types';
import { anchorSpan, toRange } from './anchor';
import type { Badges } from './badges';
import type { Mark, MarkedLevel, Marker } from './marker';
import { readDetails, readPost } from './read-post';
import type { ReadText } from './read-text';
import type { PostRecord } from './records';
import { type CategoryFilter, filterVerdict } from './settings-filter';
import { textKey } from './text-key';
import type { NearScreen } from './watch';

export interface Visible {
  readonly level: Level;
  readonly findings: readonly Finding[];
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
  filter(isOn: CategoryFilter): void;
}

/**
 * @param nearScreen tells when a flagged post comes near: every new mark makes the browser paint
 * the page anew, so far from the screen there are none
 */
export function createPostMarks(
  marker: Marker,
  badges: Badges,
  nearScreen: NearScreen,
  categories: CategoryFilter,
): PostMarks {
  const flagged = new Set<PostRecord>();
  const marked = new Set<PostRecord>();
  let isOn = categories;

  function visible({ verdict }: PostRecord): Visible {
    return verdict === undefined ? { level: 'none', findings: [] } : filterVerdict(verdict, isOn);
  }

  function show(record: PostRecord, read: ReadText = readPost(record.post)): void {
    const { level, findings } = visible(record);
    const { element, kind } = record.post;
    // The text must still be the one that was judged.
    if (!isMarked(level) || textKey(kind, read.text) !== record.key) {
      remove(record);
      return;
    }
    flagged.add(record);
    badges.set(element, {
      level,
      findings: findings.filter((finding) => isMarked(finding.level)),
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

  function remove(record: PostRecord): void {
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
    filter(next) {
      isOn = next;
    },
  };
}

function isMarked(level: Level): level is MarkedLevel {
  return isFlagged(level);
}

/** The words of a finding and of all its evidence; what does not stand there any more has no mark. */
function marksOf(finding: Finding, read: ReadText): Mark[] {
  const { level } = finding;
  if (!isMarked(level)) return [];
  return [finding, ...(finding.evidence ?? [])].flatMap((span) => {
    return anchorSpan(read, span).map((anchor) => ({ level, range: toRange(anchor) }));
  });
}

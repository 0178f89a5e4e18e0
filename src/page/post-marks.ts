import type { Finding, Level } from '../engine/types';
import { anchorSpan, toRange } from './anchor';
import type { Badges } from './badges';
import type { Hider } from './hider';
import type { Mark, Marker } from './marker';
import type { NearScreen } from './near-screen';
import { isCut, readDetails, readPost } from './read-post';
import type { ReadText } from './read-text';
import type { PostRecord } from './records';
import { type AsideReason, filterVerdict, type PageFilter } from './settings-filter';
import { textKey } from './text-key';

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
  /** A badge, or out of sight on people's wish: the post must still say what was judged. */
  holds(record: PostRecord): boolean;
  /** What the settings let through of a post's verdict. */
  visible(record: PostRecord): Visible;
  /** Flags the post, or not any more. Its badge and its marks show while it is near the screen. */
  show(record: PostRecord, read?: ReadText): void;
  /** The post has come near the screen, or has gone from there. */
  move(record: PostRecord, isNear: boolean): void;
  remove(record: PostRecord): void;
  /** Takes the marks off all posts that say something else by now. */
  verify(): void;
  filter(filter: PageFilter): void;
}

/**
 * @param nearScreen tells when a flagged post comes near the screen and goes away: after each change
 * of the page the browser looks at all marks again, so far from the screen there are none
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

  function show(record: PostRecord, known?: ReadText): void {
    const { level, findings, aside } = visible(record);
    const { element, kind } = record.post;
    const isMarked = filter.isMarked(level);
    // Most posts carry nothing: their text is not read for that.
    const read = isMarked || aside === 'hidden' ? (known ?? readPost(record.post)) : undefined;
    // The text must still be the one that was judged.
    const same = read !== undefined && textKey(kind, read.text) === record.key;
    if (!isMarked || !same) {
      unflag(record);
      hider.set(element, same && aside === 'hidden');
      return;
    }
    hider.set(element, false);
    if (!flagged.has(record)) nearScreen.watch(element);
    flagged.add(record);
    badges.set(element, {
      level,
      findings: findings.filter((finding) => filter.isMarked(finding.level)),
      cut: record.truncated || isCut(record.post),
    });
    if (record.near || marked.has(record)) mark(record, read);
    record.near = false;
  }

  function mark(record: PostRecord, read: ReadText): void {
    marked.add(record);
    badges.move(record.post.element, true);
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
    unflag(record);
  }

  function unflag(record: PostRecord): void {
    if (!flagged.delete(record)) return;
    unmark(record);
    nearScreen.forget(record.post.element);
    badges.set(record.post.element, null);
  }

  function unmark(record: PostRecord): void {
    if (!marked.delete(record)) return;
    marker.set(record, []);
    badges.move(record.post.element, false);
  }

  return {
    get flagged() {
      return flagged.size;
    },
    has: (record) => flagged.has(record),
    holds: (record) => flagged.has(record) || hider.has(record.post.element),
    visible,
    show,
    move(record, isNear) {
      if (!isNear) unmark(record);
      else if (flagged.has(record) && !marked.has(record)) mark(record, readPost(record.post));
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

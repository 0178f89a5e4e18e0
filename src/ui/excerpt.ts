import { compareLevels, type Finding, type RuleLevel } from '../engine/types';

/** A stretch of text to be marked; offsets in UTF-16 units, `end` exclusive. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly level: RuleLevel;
}

export interface Piece {
  readonly text: string;
  /** Null: plain text around the evidence. */
  readonly level: RuleLevel | null;
}

/** Texts up to this length are shown whole. */
const WHOLE_CHARS = 260;
const AROUND_CHARS = 60;
/** A cut that would leave out less than this is not worth its ellipsis. */
const SMALL_GAP = 24;
const MAX_WINDOWS = 8;

/** Everything that findings show as evidence, sorted and without overlaps. */
export function marksOf(findings: readonly Finding[]): Mark[] {
  const marks = findings
    .flatMap(({ start, end, level, evidence = [] }) =>
      [{ start, end }, ...evidence].map((span) => ({ start: span.start, end: span.end, level })),
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: Mark[] = [];
  for (const mark of marks) {
    const last = merged.at(-1);
    if (last === undefined || mark.start >= last.end) {
      merged.push(mark);
      continue;
    }
    merged[merged.length - 1] = {
      start: last.start,
      end: Math.max(last.end, mark.end),
      level: compareLevels(mark.level, last.level) > 0 ? mark.level : last.level,
    };
  }
  return merged;
}

/** The text with its evidence marked; long texts are cut down to what stands around the evidence. */
export function excerpt(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  const windows = windowsOf(text, marks);
  for (const [index, window] of windows.entries()) {
    if (index > 0 || window.start > 0) pieces.push({ text: '…', level: null });
    let at = window.start;
    for (const mark of marks) {
      if (mark.start < at || mark.end > window.end) continue;
      if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), level: null });
      pieces.push({ text: text.slice(mark.start, mark.end), level: mark.level });
      at = mark.end;
    }
    if (at < window.end) pieces.push({ text: text.slice(at, window.end), level: null });
  }
  if ((windows.at(-1)?.end ?? 0) < text.length) pieces.push({ text: '…', level: null });
  return pieces;
}

function windowsOf(text: string, marks: readonly Mark[]): { start: number; end: number }[] {
  if (text.length <= WHOLE_CHARS) return [{ start: 0, end: text.length }];
  if (marks.length === 0) return [{ start: 0, end: between(text, WHOLE_CHARS) }];
  const windows: { start: number; end: number }[] = [];
  for (const mark of marks) {
    const start = between(text, mark.start - AROUND_CHARS);
    const end = between(text, mark.end + AROUND_CHARS);
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end + SMALL_GAP) last.end = Math.max(last.end, end);
    else if (windows.length < MAX_WINDOWS) windows.push({ start, end });
  }
  return windows;
}

/** One line for a closed entry: the evidence first, with a few characters in front of it. */
export function snippet(text: string, mark: Mark): { before: string; hit: string; after: string } {
  const LEAD = 6;
  const TAIL = 80;
  // A beginning that fits is shown whole: cutting two characters off says less.
  const from = mark.start <= 2 * LEAD ? 0 : wordStart(text, between(text, mark.start - LEAD));
  const lead = oneLine(text.slice(from, mark.start));
  return {
    // A line that begins with a comma reads as broken.
    before: (from > 0 ? '…' : '') + lead.replace(/^[\s，。、；：！？,.;:!?]+/, ''),
    hit: oneLine(text.slice(mark.start, mark.end)),
    after: oneLine(text.slice(mark.end, between(text, mark.end + TAIL))),
  };
}

/** A number or a Latin word that is cut in half says something else: back to where it begins. */
function wordStart(text: string, offset: number): number {
  const MAX_BACK = 12;
  let from = offset;
  while (from > 0 && offset - from < MAX_BACK && WORD.test(text.slice(from - 1, from + 1)))
    from -= 1;
  return offset - from < MAX_BACK ? from : offset;
}

const WORD = /^[\w.,%]\w/;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The offset, kept inside the text and moved off the middle of a surrogate pair. */
function between(text: string, offset: number): number {
  const inside = Math.min(Math.max(offset, 0), text.length);
  const unit = text.charCodeAt(inside);
  return inside > 0 && unit >= 0xdc00 && unit <= 0xdfff ? inside - 1 : inside;
}

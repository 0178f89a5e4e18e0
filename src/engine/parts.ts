import type { Engine, Matched } from './index';
import type { Finding, Post, Segmenter, Span, Verdict } from './types';
import { toVerdict } from './verdict';

/** UTF-16 units from which on a text is an article: its paragraphs can speak in different voices. */
const LONG = 1200;
/** A part is at least so long, so that its tone can be heard. */
const PART = 400;
/** A text without line breaks is cut at the first end of a sentence behind so many units. */
const LONGEST_PART = 1200;

/** How pushy (log odds) the whole of an article must sound for its parts to be heard alone. */
const NOT_A_REPORT = -1.5;

export interface Part {
  readonly offset: number;
  readonly text: string;
}

export function isLong(text: string): boolean {
  return text.length >= LONG;
}

/**
 * Cuts a long text at its line breaks (or, where there are none, behind sentences) into parts of some
 * paragraphs. Linear; short texts give no parts.
 */
export function partsOf(text: string): Part[] {
  if (!isLong(text)) return [];
  const parts: Part[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    const ends =
      (unit === '\n' && at - from >= PART) ||
      (at - from >= LONGEST_PART && '。！？!?'.includes(unit));
    if (!ends) continue;
    parts.push({ offset: from, text: text.slice(from, at + 1) });
    from = at + 1;
  }
  // What is left over is too short to stand alone.
  const last = text.length - from < PART ? parts.pop() : undefined;
  const offset = last?.offset ?? from;
  parts.push({ offset, text: text.slice(offset) });
  return parts.length > 1 ? parts : [];
}

/** What was found in the parts of an article, as far as they speak for themselves. */
export function matchParts(match: (post: Post) => Matched, post: Post, push: number): PartMatch[] {
  if (push < NOT_A_REPORT) return [];
  return partsOf(post.text).flatMap(({ offset, text }) => {
    const matched = match({ ...post, text });
    return matched.needsSegmenter ? [{ offset, matched }] : [];
  });
}

export interface PartMatch {
  readonly offset: number;
  readonly matched: Matched;
}

/** The verdict on an article: what its parts say joins what the whole says. */
export function joinParts(
  engine: Engine,
  whole: Verdict,
  text: string,
  parts: readonly PartMatch[],
  segmenter: Segmenter | null,
  wholes: ReadonlySet<string>,
): Verdict {
  if (parts.length === 0) return whole;
  const verdicts = parts.map(({ offset, matched }) => ({
    offset,
    verdict: engine.judge(matched, segmenter),
  }));
  const findings = verdicts.flatMap(({ offset, verdict }) =>
    verdict.findings.map((finding) => moved(finding, offset, text)),
  );
  const role = whole.findings.length > 0 ? whole.role : verdicts[0]?.verdict.role;
  const joined = toVerdict(whole.id, role ?? whole.role, [...whole.findings, ...findings], wholes);
  return whole.signs === undefined ? joined : { ...joined, signs: whole.signs };
}

function moved(finding: Finding, by: number, text: string): Finding {
  const move = (span: Span): Span => {
    const [start, end] = [span.start + by, span.end + by];
    return { start, end, text: text.slice(start, end) };
  };
  const { evidence } = finding;
  return { ...finding, ...move(finding), ...(evidence ? { evidence: evidence.map(move) } : {}) };
}

import type { ReviewCase } from './model';

/** The whole text in pieces, those that are evidence marked. Nothing is left out. */
export function excerptMarks({
  text,
  findings,
}: Pick<ReviewCase, 'text' | 'findings'>): { text: string; hit: boolean }[] {
  const spans = findings
    .flatMap((finding) => [finding, ...(finding.evidence ?? [])])
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
    pieces.push({ text: text.slice(from, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

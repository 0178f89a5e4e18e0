import type { PageReport, ReportedPost } from '../messages/from-page';

export interface ReadPage {
  readonly report: PageReport;
  readonly highlights: number;
  readonly errors: readonly string[];
}

const STATES: Record<PageReport['state'], string> = {
  reading: '仍在读取 / still reading',
  ready: '',
  'no-posts': '没有找到帖子 / no post found',
  unreadable: '读不到帖子 / the posts of this page cannot be read',
  paused: '已暂停 / paused',
  off: '本站已关闭 / switched off on this site',
};
const EXCERPT_CHARS = 46;

/** What was found on a page, for people: one block per post with a finding, then the sums. */
export function printReport({ report, highlights, errors }: ReadPage): void {
  const { adapter, host, read, state } = report;
  const found = report.posts.filter((post) => post.findings.length > 0);
  const flagged = found.filter((post) => post.level === 'caution' || post.level === 'warning');
  console.log(`${host} · ${adapter} · ${read} posts read, ${flagged.length} flagged`);
  if (STATES[state]) console.log(STATES[state]);
  if (!report.guarded) console.log('the segmenter did not start: words were matched unguarded');
  for (const post of found) printPost(post);
  console.log(`\n${highlights} marks in the page`);
  for (const error of errors) console.log(`error: ${error}`);
}

function printPost({ level, author, text, findings }: ReportedPost): void {
  const flat = text.replace(/\s+/g, ' ');
  const excerpt = flat.length > EXCERPT_CHARS ? `${flat.slice(0, EXCERPT_CHARS)}…` : flat;
  console.log(`\n${level.toUpperCase().padEnd(8)} ${author ? `${author}: ` : ''}${excerpt}`);
  for (const finding of findings) {
    const disguised = finding.evaded ? ' (disguised)' : '';
    console.log(`  ${finding.level.padEnd(8)} ${finding.rule}  “${finding.text}”${disguised}`);
  }
}

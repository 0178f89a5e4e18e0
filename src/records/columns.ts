/** Which column holds what; -1 = none. */
export interface Columns {
  readonly text: number;
  readonly id: number;
  readonly author: number;
  readonly url: number;
  readonly time: number;
}
export type ColumnRole = keyof Columns;
export const COLUMN_ROLES = ['text', 'id', 'author', 'url', 'time'] as const;

/** Names that columns of post tables carry, the surest first; compared in lower case. */
const NAMES: Record<ColumnRole, readonly string[]> = {
  text: [
    'text',
    'content',
    '正文',
    '内容',
    '內容',
    '文本',
    '帖子',
    '描述',
    'body',
    'description',
    '标题',
    '標題',
    'title',
  ],
  id: ['id', '编号', '編號', 'post_id', 'postid', 'mid', '序号'],
  author: [
    'author',
    '作者',
    '发布者',
    '發佈者',
    '昵称',
    '暱稱',
    '用户',
    '用户名',
    'user',
    'username',
    'nickname',
    '卖家',
    'seller',
    '店铺',
  ],
  url: ['url', 'link', '链接', '連結', '网址', '網址', '地址', 'href'],
  time: ['time', 'date', '时间', '時間', '日期', '发布时间', 'created_at', 'timestamp'],
};
/** Rows that are looked at when no name helps. */
const SAMPLE_ROWS = 50;

/**
 * Guesses the columns from their names. A text column without a known name is the one with the
 * longest cells of the first rows.
 */
export function guessColumns(
  header: readonly string[],
  sample: readonly (readonly string[])[] = [],
): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const find = (role: ColumnRole): number => {
    const known = NAMES[role].find((name) => names.includes(name));
    return known === undefined ? -1 : names.indexOf(known);
  };
  const text = find('text');
  return {
    text: text >= 0 ? text : longestColumn(header.length, sample),
    id: find('id'),
    author: find('author'),
    url: find('url'),
    time: find('time'),
  };
}

function longestColumn(width: number, sample: readonly (readonly string[])[]): number {
  let best = -1;
  let most = 0;
  for (let column = 0; column < width; column++) {
    const cells = sample.slice(0, SAMPLE_ROWS).map((row) => row[column] ?? '');
    const chars = cells.reduce((sum, cell) => sum + (/^https?:/.test(cell) ? 0 : cell.length), 0);
    if (chars > most) [best, most] = [column, chars];
  }
  return best;
}

/** True when some name of the row is one we know: a header, not a first post. */
export function looksLikeHeader(row: readonly string[]): boolean {
  const known = new Set(Object.values(NAMES).flat());
  return row.some((name) => known.has(name.trim().toLowerCase()));
}

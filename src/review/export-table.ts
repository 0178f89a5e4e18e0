import Papa from 'papaparse';
import * as z from 'zod/mini';
import { caseSchema, type ReviewCase } from './model';

/** Columns of an exported table: every field of a case, so that importing it again loses nothing. */
export const EXPORT_COLUMNS = [
  'case_id',
  'state',
  'level',
  'categories',
  'rules',
  'author',
  'text',
  'note',
  'url',
  'site',
  'kind',
  'decided_at',
  'seen_at',
  'posted_at',
  'rules_version',
  'source',
  'row',
  'post_id',
  'text_sha256',
  'group',
  'findings_json',
  'history_json',
] as const;

const BOM = '\ufeff';
/**
 * A cell that begins like this is taken for a formula by spreadsheets, in full width as well. Some
 * take the white space in front away first.
 */
const FORMULA = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * A cell that no spreadsheet runs: an apostrophe in front. One is added to cells that begin with
 * one, too, so that `bareCell` gets every text back as it was.
 */
export function harmlessCell(text: string): string {
  return FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text;
}

/** The text that `harmlessCell` was given. */
export function bareCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/** Head of the file: the byte order mark by which Excel knows UTF-8, and the names. */
export function tableHead(): string {
  return BOM + row([...EXPORT_COLUMNS]);
}

/** One case as one row. */
export function tableRow(one: ReviewCase): string {
  const cells: Record<(typeof EXPORT_COLUMNS)[number], string> = {
    case_id: one.id,
    state: one.state,
    level: one.level,
    categories: [...new Set(one.findings.map(({ category }) => category))].join(' '),
    rules: [...new Set(one.findings.map(({ rule }) => rule))].join(' '),
    author: one.author,
    text: one.text,
    note: one.note,
    url: one.url,
    site: one.site,
    kind: one.kind,
    decided_at: one.history.at(-1)?.at ?? '',
    seen_at: one.seenAt,
    posted_at: one.postedAt,
    rules_version: one.rulesVersion,
    source: one.source,
    row: String(one.row),
    post_id: one.postId,
    text_sha256: one.textHash,
    group: one.group,
    findings_json: JSON.stringify(one.findings),
    history_json: JSON.stringify(one.history),
  };
  return row(EXPORT_COLUMNS.map((name) => harmlessCell(cells[name])));
}

function row(cells: string[]): string {
  return `${Papa.unparse([cells], { header: false, quotes: true })}\r\n`;
}

/** True for the header of a table that this wrote. */
export function isExportHeader(header: readonly string[]): boolean {
  return EXPORT_COLUMNS.every((name) => header.includes(name));
}

/**
 * Reads a row back. Out: the case, or what is wrong with the row.
 * @param importedAt when the import began: the time of a decision that was made in the table
 */
export function readTableRow(
  header: readonly string[],
  cells: readonly string[],
  importedAt: string,
): ReviewCase | string {
  const cell = (name: (typeof EXPORT_COLUMNS)[number]): string =>
    bareCell(cells[header.indexOf(name)] ?? '');
  try {
    const value = {
      id: cell('case_id'),
      state: cell('state'),
      level: cell('level'),
      kind: cell('kind'),
      text: cell('text'),
      textHash: cell('text_sha256'),
      author: cell('author'),
      url: cell('url'),
      site: cell('site'),
      seenAt: cell('seen_at'),
      postedAt: cell('posted_at'),
      findings: JSON.parse(cell('findings_json')),
      rulesVersion: cell('rules_version'),
      note: cell('note'),
      history: JSON.parse(cell('history_json')),
      source: cell('source'),
      row: Number(cell('row')),
      postId: cell('post_id'),
      group: cell('group'),
    };
    return parseCase(value, importedAt);
  } catch (error) {
    return error instanceof Error ? error.message : 'unreadable';
  }
}

const lineSchema = z.object({
  mingjian: z.literal('case'),
  version: z.literal(1),
  case: z.unknown(),
});

/** One case as one line of JSON. */
export function jsonLine(one: ReviewCase): string {
  return `${JSON.stringify({ mingjian: 'case', version: 1, case: one })}\n`;
}

/** True for a value that `jsonLine` wrote, whether its case is sound or not. */
export function isExportValue(value: unknown): boolean {
  return z.object({ mingjian: z.literal('case') }).safeParse(value).success;
}

/** Reads a line's value back. Out: the case, or what is wrong with it. As `readTableRow`. */
export function readJsonValue(value: unknown, importedAt: string): ReviewCase | string {
  const line = lineSchema.safeParse(value);
  return line.success ? parseCase(line.data.case, importedAt) : 'not a case of a known version';
}

function parseCase(value: unknown, importedAt: string): ReviewCase | string {
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a case'}`;
  }
  const { text, findings, history } = parsed.data;
  const inside = findings.every(({ start, end, text: words }) => text.slice(start, end) === words);
  if (!inside) return 'findings: they do not stand in the text';
  const last = history.at(-1)?.state ?? 'open';
  // In a spreadsheet the state is easily edited, and then it counts; the history says so. When, the
  // table does not tell: by the time of the import it is newer than what it was made of.
  return last === parsed.data.state
    ? parsed.data
    : {
        ...parsed.data,
        history: [...history, { state: parsed.data.state, at: importedAt }],
      };
}

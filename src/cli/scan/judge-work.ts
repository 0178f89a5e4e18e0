import { analyse, compareLevels, createEngine, type Segmenter, type Verdict } from '../../engine';
import { MAX_RECORD_CHARS } from '../../records/types';
import { joined } from '../../review/judge-record';
import { parsePostLine } from '../post-line';
import type { CompiledRules, Done, Work, WorkerStart, WorkRow } from './protocol';

/** Judges pieces of work: the same in a worker thread and in the main one. */
export function createWorkJudge(start: WorkerStart, segmenter: Segmenter): (work: Work) => Done {
  // A copy: shared bytes cannot be decoded.
  const json = new TextDecoder().decode(start.rules.slice());
  const rules = JSON.parse(json) as CompiledRules;
  const engine = createEngine(rules.data);
  const packs = rules.packs.map(({ data }) => createEngine(data));
  const write = start.format === 'jsonl' ? toJson : toRow;

  function judgeOne(row: WorkRow): string {
    if ('error' in row) return writeError(row, start.format);
    let verdict = analyse(engine, row, segmenter);
    for (const pack of packs) verdict = joined(verdict, analyse(pack, row, segmenter));
    return compareLevels(verdict.level, start.minLevel) < 0 ? '' : write(verdict);
  }

  return (work) => {
    const rows = work.kind === 'rows' ? work.rows : rowsOf(work);
    let text = '';
    let bad = 0;
    for (const row of rows) {
      if ('error' in row) bad++;
      const line = judgeOne(row);
      if (line !== '') text += `${line}\n`;
    }
    return { output: new TextEncoder().encode(text), records: rows.length, bad };
  };
}

function rowsOf(work: Extract<Work, { bytes: unknown }>): WorkRow[] {
  const text = new TextDecoder().decode(work.bytes);
  const rows: WorkRow[] = [];
  let line = work.firstLine;
  let from = 0;
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    const end = found < 0 ? text.length : found;
    const content = text.slice(from, end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    from = end + 1;
    if (content.trim() !== '') rows.push(rowOf(content, line, work.kind));
    line++;
  }
  return rows;
}

function rowOf(content: string, line: number, kind: 'jsonl' | 'lines'): WorkRow {
  if (content.length > MAX_RECORD_CHARS)
    return { line, error: `longer than ${MAX_RECORD_CHARS} characters` };
  if (kind === 'lines') return { line, id: String(line), text: content };
  const parsed = parsePostLine(content, line);
  return 'error' in parsed ? { line, error: parsed.error } : { line, ...parsed.post };
}

function writeError(
  { line, error }: { line: number; error: string },
  format: 'jsonl' | 'table',
): string {
  return format === 'jsonl' ? JSON.stringify({ line, error }) : `${line}\terror\t${error}`;
}

function toJson({ id, level, categories, findings }: Verdict): string {
  return JSON.stringify({ id, level, categories, findings });
}

function toRow({ id, level, findings }: Verdict): string {
  const found = findings.map((f) => `${f.rule}「${f.text.replaceAll(/\s+/g, ' ')}」`).join(' ');
  return `${id}\t${level}\t${found}`;
}

import { parseArgs } from 'node:util';
import { analyse, type Verdict } from '../engine';
import { createNodeEngine } from './node-engine';
import { type NumberedPost, readPosts } from './read-posts';

const USAGE = `usage: npm run --silent scan -- [FILE|-] [--format jsonl|table]
  FILE  JSONL with {"id","text"}, CSV with a header, or plain lines; "-" or nothing = standard input`;

/** Exit codes: 0 all lines judged, 2 some line could not be read or the call was wrong. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string', default: 'jsonl' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if ((values.format !== 'jsonl' && values.format !== 'table') || positionals.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const { engine, segmenter } = createNodeEngine();
  let bad = 0;
  for await (const entry of readPosts(positionals[0] ?? '-')) {
    if ('error' in entry) bad++;
    const verdict = 'post' in entry ? analyse(engine, entry.post, segmenter) : undefined;
    const line = values.format === 'jsonl' ? toJson(entry, verdict) : toRow(entry, verdict);
    if (!process.stdout.write(`${line}\n`)) await drained();
  }
  if (bad > 0) console.error(`${bad} line(s) could not be read; the others were judged`);
  return bad > 0 ? 2 : 0;
}

function toJson(entry: NumberedPost, verdict: Verdict | undefined): string {
  if (verdict === undefined || 'error' in entry) {
    return JSON.stringify({
      line: entry.line,
      error: 'error' in entry ? entry.error : 'not judged',
    });
  }
  const { id, level, categories, findings, signs } = verdict;
  return JSON.stringify({ id, level, categories, findings, signs });
}

function toRow(entry: NumberedPost, verdict: Verdict | undefined): string {
  if (verdict === undefined || 'error' in entry) {
    return `${entry.line}\terror\t${'error' in entry ? entry.error : ''}`;
  }
  const found = verdict.findings
    .map((f) => `${f.rule}「${f.text.replaceAll(/\s+/g, ' ')}」`)
    .join(' ');
  return `${verdict.id}\t${verdict.level}\t${found}`;
}

function drained(): Promise<void> {
  return new Promise((resolve) => process.stdout.once('drain', () => resolve()));
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has gone (`| head`): nothing is left to do.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`scan: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);

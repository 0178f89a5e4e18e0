import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { LEVELS, type Level } from '../engine';
import { ScanUsageError } from './scan/errors';
import { runScan, type ScanCall } from './scan/run';

const USAGE = `usage: npm run --silent scan -- [FILE|-] [options]
  FILE  JSONL with {"id","text"}, CSV or TSV with a header, or plain lines; "-" or nothing = standard input
  --format jsonl|table   what is written (jsonl)
  --jobs N               worker threads (1); the output is the same, in the order of the input
  --min-level LEVEL      only lines of this level or above: info, caution, warning
  --csv-column NAME      the column that holds the text
  --page                 FILE is a saved page (HTML): one line per post; --url URL is its address
  --rules PACK.yaml      a team's own rules beside the built-in ones; may be given several times
  --out FILE             write there instead of standard output
  --resume               with --out: go on behind what an interrupted run wrote there`;

/** Exit codes: 0 all lines judged, 2 some line could not be read or the call was wrong, 130 interrupted. */
async function main(): Promise<number> {
  const { values, positionals } = readArgs();
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const { format, out } = values;
  if (format !== 'jsonl' && format !== 'table')
    throw new ScanUsageError('--format is jsonl or table');
  if (positionals.length > 1) throw new ScanUsageError('one file at a time');
  if (values.resume && out === undefined) throw new ScanUsageError('--resume needs --out');
  const call: ScanCall = {
    file: positionals[0] ?? '-',
    format,
    jobs: jobsOf(values.jobs),
    minLevel: levelOf(values['min-level']),
    page: values.page,
    url: values.url,
    resume: values.resume,
    packs: await Promise.all(values.rules.map(readPack)),
    ...(values['csv-column'] === undefined ? {} : { csvColumn: values['csv-column'] }),
    ...(out === undefined ? {} : { out }),
  };
  return runScan(call);
}

function readArgs() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'jsonl' },
        jobs: { type: 'string', default: '1' },
        'min-level': { type: 'string', default: 'none' },
        'csv-column': { type: 'string' },
        page: { type: 'boolean', default: false },
        url: { type: 'string', default: '' },
        rules: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        resume: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ScanUsageError(error instanceof Error ? error.message : String(error));
  }
}

function jobsOf(text: string): number {
  if (text === 'auto') return availableParallelism();
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256)
    throw new ScanUsageError('--jobs is 1 to 256');
  return jobs;
}

function levelOf(text: string): Level {
  const level = LEVELS.find((one) => one === text);
  if (level === undefined) throw new ScanUsageError(`--min-level is one of ${LEVELS.join(', ')}`);
  return level;
}

async function readPack(file: string): Promise<{ file: string; yaml: string }> {
  try {
    return { file, yaml: await readFile(file, 'utf8') };
  } catch {
    throw new ScanUsageError(`cannot read ${file}`);
  }
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
    if (error instanceof ScanUsageError) console.error(USAGE);
    process.exitCode = 2;
  },
);

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cut } from 'jieba-wasm';
import { ROOT } from './build-extension';

/**
 * Throughput of `scan`, side by side in one run: one job, two jobs, `jieba-wasm cut` over the same
 * lines, and `JSON.parse` + `stringify` of each line. `npm run bench:scan -- [LINES]`.
 * Nineteen of twenty lines are clean posts of the corpus, the twentieth a risky one.
 */
const LINES = Number(process.argv[2] ?? 1_000_000);

async function writeLines(path: string): Promise<void> {
  const posts = readFileSync(join(ROOT, 'tests/corpus/dev-a.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as { text: string; label: string });
  const risky = posts.filter(({ label }) => label === 'risky');
  const clean = posts.filter(({ label }) => label === 'clean');
  const out = createWriteStream(path);
  for (let id = 0; id < LINES; id++) {
    const among = id % 20 === 0 ? risky : clean;
    // The number makes every text a new one.
    const text = `${among[id % among.length]?.text ?? ''}${id}`;
    if (!out.write(`${JSON.stringify({ id, text })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Seconds and peak memory (all threads) of one scan. */
async function scan(path: string, jobs: number): Promise<{ seconds: number; peakMb: number }> {
  const began = performance.now();
  const args = ['--import', 'tsx', 'src/cli/scan.ts', path, '--jobs', String(jobs)];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakMb = 0;
  const timer = setInterval(() => {
    const status = spawnSync('grep', ['VmHWM', `/proc/${child.pid}/status`], {
      encoding: 'utf8',
    }).stdout;
    peakMb = Math.max(peakMb, Number(/(\d+) kB/.exec(status)?.[1] ?? 0) / 1000);
  }, 500);
  await once(child, 'close');
  clearInterval(timer);
  return { seconds: (performance.now() - began) / 1000, peakMb };
}

async function perLine(path: string, work: (line: string) => void): Promise<number> {
  const began = performance.now();
  for await (const line of createInterface({ input: createReadStream(path) })) work(line);
  return (performance.now() - began) / 1000;
}

const dir = await mkdtemp(join(tmpdir(), 'mingjian-bench-'));
try {
  const path = join(dir, 'lines.jsonl');
  await writeLines(path);
  const one = await scan(path, 1);
  const two = await scan(path, 2);
  const json = await perLine(path, (line) => JSON.stringify(JSON.parse(line)));
  const jieba = await perLine(path, (line) =>
    cut((JSON.parse(line) as { text: string }).text, false),
  );
  const rate = (seconds: number) => `${Math.round(LINES / seconds).toLocaleString('en')} lines/s`;
  console.log(`two jobs against one: ${(one.seconds / two.seconds).toFixed(2)} ×`);
  console.log(
    `two jobs against jieba cut: ${(jieba / two.seconds).toFixed(2)} ×; one job: ${(jieba / one.seconds).toFixed(2)} ×`,
  );
  console.log(`scan --jobs 1   ${rate(one.seconds)}, peak ${one.peakMb.toFixed(0)} MB`);
  console.log(`scan --jobs 2   ${rate(two.seconds)}, peak ${two.peakMb.toFixed(0)} MB`);
  console.log(`jieba cut       ${rate(jieba)}`);
  console.log(`JSON round trip ${rate(json)}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

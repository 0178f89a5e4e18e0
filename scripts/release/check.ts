import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { ROOT, runTool } from '../build-extension';

/**
 * `npm run release:check`: is this tree fit to be released?
 * 1. Built twice, each time with `npm ci` of its own: from a clean copy of the tree, and, later, in
 *    another folder and time zone, from the source package of the first build. Same bytes or failure.
 * 2. `web-ext lint` of the Firefox package: no error, no warning, no notice.
 * 3. No package over its budget.
 */
const BUDGET_BYTES = 5_000_000;
const work = mkdtempSync(join(tmpdir(), 'mingjian-release-'));
const problems: string[] = [];

function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const done = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0)
    throw new Error(`${program} ${args.join(' ')}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** What git tracks, and what is new and not ignored, as it is in the tree now. */
function copyTree(to: string): void {
  const list = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], ROOT);
  for (const name of list.split('\0')) {
    if (name === '' || !statSync(join(ROOT, name), { throwIfNoEntry: false })) continue;
    cpSync(join(ROOT, name), join(to, name), { preserveTimestamps: false });
  }
}

function unpack(zip: string, to: string): void {
  for (const [name, content] of Object.entries(unzipSync(readFileSync(zip)))) {
    if (name.endsWith('/')) continue;
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), content);
  }
}

function buildIn(dir: string, timeZone: string): Map<string, string> {
  const started = Date.now();
  run('npm', ['run', 'zip'], dir, { TZ: timeZone, npm_execpath: undefined });
  const sums = readFileSync(join(dir, '.output', 'SHA256SUMS'), 'utf8')
    .trim()
    .split('\n');
  console.log(`built in ${dir} (${timeZone}), ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return new Map(sums.map((line) => [line.slice(66), line.slice(0, 64)]));
}

const first = join(work, 'first');
const second = join(work, 'another', 'place');
try {
  copyTree(first);
  const one = buildIn(first, 'Asia/Shanghai');
  const sources = [...one.keys()].find((name) => name.endsWith('-sources.zip'));
  if (sources === undefined) throw new Error('there is no source package');
  unpack(join(first, '.output', sources), second);
  const two = buildIn(second, 'America/New_York');

  for (const name of new Set([...one.keys(), ...two.keys()])) {
    const same = one.get(name) === two.get(name);
    const { size } = statSync(join(first, '.output', name));
    console.log(`${same ? 'same   ' : 'DIFFERS'} ${one.get(name)} ${size} ${name}`);
    if (!same) problems.push(`${name} differs: ${one.get(name)} and ${two.get(name)}`);
    if (/-(chrome|edge|firefox)\.zip$/.test(name) && size > BUDGET_BYTES) {
      problems.push(`${name} is over its budget: ${size} of ${BUDGET_BYTES} bytes`);
    }
  }

  const lint = await runTool('web-ext/bin/web-ext.js', [
    'lint',
    `--source-dir=${join(first, '.output', 'firefox-mv3')}`,
    '--no-config-discovery',
    '--output=json',
  ]);
  const { summary } = JSON.parse(lint.output.slice(lint.output.indexOf('{')));
  console.log('web-ext lint:', JSON.stringify(summary));
  if (summary.errors + summary.warnings + summary.notices > 0) problems.push(lint.output);
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'fit to be released' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;

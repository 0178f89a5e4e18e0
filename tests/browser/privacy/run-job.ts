import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../../scripts/browsers.mjs';
import { ROOT } from '../../../scripts/build-extension';
import { type Outcome, outcome } from './outcome';

/**
 * Chromium asks its maker for a component of its own (`ceofaddefefcbblgcgnibnonglccbfja`) whatever
 * `--disable-component-update` says. Nothing of ours knows this host: `bundles.test.ts`.
 */
const OF_THE_BROWSER =
  /^(CONNECT |POST http:\/\/)update\.googleapis\.com(:443$|\/service\/update2\/)/;

/** What was reached for, without the browser's own errands. */
export function byOthers(attempts: Outcome['attempts']): Outcome['attempts'] {
  return attempts.filter(({ by, to }) => by !== 'proxy' || !OF_THE_BROWSER.test(to));
}

/** Every address becomes this machine: what goes out is answered, and recorded, by the job itself. */
const PREPARE = 'ip link set lo up && ip route add local default dev lo';
const ENTER = ['-n', ...(process.getuid?.() === 0 ? [] : ['-r'])];

/** Can a process here have a network of its own? Linux with util-linux, iproute2 and the right to it. */
export function canIsolate(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', [...ENTER, 'sh', '-c', PREPARE]).status === 0;
}

/** Runs the job in a network namespace of its own where that works, and tells what it saw. */
export async function runJob(name: BrowserName, isolated: boolean): Promise<Outcome> {
  const work = await mkdtemp(join(tmpdir(), 'mingjian-privacy-'));
  const job = ['--import', 'tsx', join(import.meta.dirname, 'job.ts')];
  const node = [...job, name, work, isolated ? 'isolated' : 'open'];
  const [program, args] = isolated
    ? [
        'unshare',
        [...ENTER, 'sh', '-c', `${PREPARE} && exec "$@"`, 'sh', process.execPath, ...node],
      ]
    : [process.execPath, node];
  try {
    return outcome.parse(JSON.parse(await output(program, args)));
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function output(program: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT });
    const said: Buffer[] = [];
    const wrong: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => wrong.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(said).toString());
      else reject(new Error(`the job failed:\n${Buffer.concat(wrong).toString()}`));
    });
  });
}

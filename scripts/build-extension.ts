import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { BrowserName } from './browsers.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUTPUT = join(ROOT, '.output');
const SOURCES = [
  'CHANGELOG.md',
  'assets',
  'entrypoints',
  'package-lock.json',
  'public',
  'rules',
  'scripts/release',
  'scripts/rule-files.ts',
  'src',
  'wxt.config.ts',
];
const TARGET = {
  chromium: { wxt: 'chrome', dir: 'chrome-mv3' },
  firefox: { wxt: 'firefox', dir: 'firefox-mv3' },
};

export interface CommandResult {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program of `node_modules/.bin` and collects what it says, stdout and stderr together. */
export function runTool(script: string, args: string[]): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const options = { cwd: ROOT, env: { ...process.env, NO_COLOR: '1' } };
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], options);
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const output = stripVTControlCharacters(Buffer.concat(chunks).toString('utf8'));
      resolve({ ok: code === 0, output });
    });
  });
}

/** Folder of the built extension, whether it is there or not. */
export function outputDir(browser: BrowserName): string {
  return join(OUTPUT, TARGET[browser].dir);
}

/** Builds the extension for one browser, whatever is there already. */
export async function build(browser: BrowserName): Promise<CommandResult> {
  const args = ['build', '-b', TARGET[browser].wxt, '--mv3'];
  const { ok, output } = await runTool('wxt/bin/wxt.mjs', args);
  return { ok, output: ok ? output : buildProblem(output) };
}

/** The first error, without the stacks of the tools that passed it on. */
function buildProblem(output: string): string {
  const [, first] = output.split(/ ERROR |✖ Command failed/);
  if (first === undefined) return output;
  const lines = first.split('\n').filter((line) => !/^\s+at /.test(line));
  return lines.join('\n').trim();
}

/** The built extension's folder; builds it when it is missing or older than the sources. */
export async function ensureBuilt(browser: BrowserName): Promise<string> {
  const dir = outputDir(browser);
  if (await isFresh(dir)) return dir;
  // Two commands at once must not write the same folder; the second one finds it done.
  const unlock = await lock();
  try {
    if (await isFresh(dir)) return dir;
    process.stderr.write(`building the extension for ${browser}\n`);
    const { ok, output } = await build(browser);
    if (!ok) throw new Error(`the build failed:\n${output.trim()}`);
    return dir;
  } finally {
    await unlock();
  }
}

async function isFresh(dir: string): Promise<boolean> {
  const manifest = join(dir, 'manifest.json');
  if (!existsSync(manifest)) return false;
  const built = (await stat(manifest)).mtimeMs;
  const newest = await Promise.all(SOURCES.map((path) => newestChange(join(ROOT, path))));
  return Math.max(...newest) < built;
}

/** Folders count too: removing a file changes nothing else. Command-line code is not built in. */
async function newestChange(path: string): Promise<number> {
  if (!existsSync(path) || path === join(ROOT, 'src', 'cli')) return 0;
  const info = await stat(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const names = await readdir(path);
  const inside = await Promise.all(names.map((name) => newestChange(join(path, name))));
  return Math.max(info.mtimeMs, ...inside);
}

async function lock(): Promise<() => Promise<void>> {
  const file = join(OUTPUT, 'build.lock');
  await mkdir(OUTPUT, { recursive: true });
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch {
      if (await isAbandoned(file)) await rm(file, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    process.kill(Number(await readFile(file, 'utf8')), 0);
    return false;
  } catch (error) {
    // Gone in the meantime, or its process is.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}

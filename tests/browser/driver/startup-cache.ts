import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROOT } from '../../../scripts/build-extension';

/**
 * Firefox compiles its own scripts at the first start of a profile and keeps the result in it: a
 * good part of what such a start costs. A new profile is given what an earlier one has kept; another
 * version of Firefox sees by `compatibility.ini` that it is not its own, and begins anew.
 */
const VERSION = 'compatibility.ini';
const CACHE = 'startupCache';
/** What it keeps there of extensions: each test brings its own. */
const OF_EXTENSIONS = 'webext.sc.lz4';

const OUTPUT = join(ROOT, '.output');
const SHARED = join(OUTPUT, 'firefox-startup');

/** Gives a profile that no browser has run on what an earlier one has kept, if there was one. */
export async function takeStartupCache(profileDir: string): Promise<void> {
  await cp(SHARED, profileDir, { recursive: true }).catch(() => undefined);
}

/** Keeps it of a profile whose browser has just ended, unless there is one already. */
export async function keepStartupCache(profileDir: string): Promise<void> {
  if (existsSync(SHARED)) return;
  await mkdir(OUTPUT, { recursive: true });
  const own = await mkdtemp(join(OUTPUT, 'firefox-startup-'));
  try {
    await cp(join(profileDir, VERSION), join(own, VERSION));
    await cp(join(profileDir, CACHE), join(own, CACHE), {
      recursive: true,
      filter: (file) => basename(file) !== OF_EXTENSIONS,
    });
    // Whole or not at all: others may be starting right now.
    await rename(own, SHARED);
  } catch {
    // Not written by this one, or there already.
    await rm(own, { recursive: true, force: true });
  }
}

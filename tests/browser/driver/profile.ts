import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'mingjian-profile-'));
}

/** A browser has run on it before. */
export async function isUsed(dir: string): Promise<boolean> {
  return (await readdir(dir).catch(() => [])).length > 0;
}

/** What a killed browser leaves behind says that it still runs. */
export async function removeLocks(dir: string): Promise<void> {
  for (const name of [
    'SingletonLock',
    'SingletonSocket',
    'SingletonCookie',
    'lock',
    '.parentlock',
  ]) {
    await rm(join(dir, name), { force: true });
  }
}

/** A closing browser still writes for a moment, so removing may need a second try. */
export async function removeProfile(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { unzipSync, type Zippable, zipSync } from 'fflate';

/** The first moment that a ZIP can name, in whatever zone: the fields hold local time. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Packs a ZIP anew so that the same files always give the same bytes: sorted by name, without the
 * time of the build. WXT writes them in the order of the disk, with the time of each run.
 */
export async function packAnew(path: string): Promise<void> {
  const files = unzipSync(await readFile(path));
  const sorted: Zippable = {};
  // Folders need no entries of their own.
  const names = Object.keys(files).filter((name) => !name.endsWith('/'));
  for (const name of names.sort()) {
    const content = files[name];
    if (content !== undefined) sorted[name] = [content, { mtime: NO_TIME, level: 9 }];
  }
  await writeFile(path, zipSync(sorted));
}

export async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

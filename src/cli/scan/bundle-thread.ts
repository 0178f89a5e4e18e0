import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
/** Below `node_modules`, so that the bundle finds the packages that it imports. */
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/mingjian', import.meta.url));

/**
 * Turns a TypeScript file of this folder into a module that Node runs as it is: a thread does not
 * inherit tsx, and registering it in every thread costs each of them a second thread and 25 MB.
 * Out: path of the module. Its name has its hash, so scans side by side do no harm to each other.
 */
export function bundleThread(name: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(HERE, `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const file = join(CACHE, `${name}-${hash}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, code);
    renameSync(unfinished, file);
  }
  return file;
}

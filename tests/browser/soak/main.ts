import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from '../../../scripts/build-extension';
import { plantLeak } from './plant';
import { soak } from './run';

/**
 * Browsing for half an hour, with a look at what is held each minute: `npm run test:soak`.
 *
 * MINGJIAN_SOAK_MINUTES (30), MINGJIAN_SOAK_SEED (of the clock), MINGJIAN_SOAK_LEAK=page|listener|background|popup
 * plants a leak, to see that it is found.
 */
const minutes = Number(process.env.MINGJIAN_SOAK_MINUTES ?? 30);
const seed = Number(process.env.MINGJIAN_SOAK_SEED ?? Date.now() % 1e9);
const leak = process.env.MINGJIAN_SOAK_LEAK;
if (!(minutes > 0) || !Number.isSafeInteger(seed)) throw new Error('no such minutes, or seed');

// A copy: nobody who builds meanwhile changes what is measured.
const dir = await mkdtemp(join(tmpdir(), 'mingjian-soak-'));
const extensionDir = join(dir, 'extension');
try {
  await cp(await ensureBuilt('chromium'), extensionDir, { recursive: true });
  if (leak !== undefined) await plantLeak(extensionDir, leak);
  const { lines, ok } = await soak({ extensionDir, minutes, seed, tell: console.log });
  const file = join(ROOT, '.output', leak === undefined ? 'soak.md' : `soak-leak-${leak}.md`);
  await mkdir(join(ROOT, '.output'), { recursive: true });
  await writeFile(file, `${lines.join('\n')}\n`);
  console.log(`\n${ok ? 'flat, no error' : 'FAILED'}: ${file}`);
  process.exitCode = ok ? 0 : 1;
} finally {
  await rm(dir, { recursive: true, force: true });
}

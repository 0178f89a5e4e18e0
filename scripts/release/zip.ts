import { copyFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runTool } from '../build-extension';
import { sha256 } from './pack';
import { billOfMaterials } from './sbom';

/**
 * `npm run zip`: the packages of all three stores with the sources that Firefox's reviewers build
 * from, the bill of materials, and the sums of all of them in `.output/SHA256SUMS`.
 */
const OUT = join(ROOT, '.output');

async function clean(): Promise<void> {
  await rm(join(OUT, 'shipped'), { recursive: true, force: true });
  for (const name of await readdir(OUT).catch(() => [])) {
    if (isProduct(name)) await rm(join(OUT, name));
  }
}

function isProduct(name: string): boolean {
  return /^mingjian-.*\.(zip|cdx\.json)$/.test(name);
}

await clean();
for (const browser of ['chrome', 'firefox']) {
  console.log(`packing for ${browser}`);
  const { ok, output } = await runTool('wxt/bin/wxt.mjs', ['zip', '-b', browser, '--mv3']);
  if (!ok) throw new Error(output);
}
for (const name of await readdir(OUT)) {
  if (!name.endsWith('-chrome.zip')) continue;
  // Edge runs the very same package; its store wants a file of its own.
  await copyFile(join(OUT, name), join(OUT, name.replace('-chrome.', '-edge.')));
  const sbom = name.replace('-chrome.zip', '.cdx.json');
  await writeFile(join(OUT, sbom), await billOfMaterials(ROOT, join(OUT, 'shipped')));
}

const sums: string[] = [];
for (const name of (await readdir(OUT)).filter(isProduct).sort()) {
  const path = join(OUT, name);
  const { size } = await stat(path);
  sums.push(`${await sha256(path)}  ${name}`);
  console.log(`${(size / 1e6).toFixed(2).padStart(6)} MB  ${name}`);
}
await writeFile(join(OUT, 'SHA256SUMS'), `${sums.join('\n')}\n`);

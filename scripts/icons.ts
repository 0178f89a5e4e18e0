import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { findBrowser } from './browsers.mjs';
import { ROOT } from './build-extension';

/** Draws the toolbar icons anew from the SVG in `assets/`: `npm run icons`. */
const DRAWINGS = [
  { svg: 'icon.svg', name: (size: number) => `${size}.png`, sizes: [16, 32, 48, 128] },
  { svg: 'icon-off.svg', name: (size: number) => `off-${size}.png`, sizes: [16, 32, 48] },
];

const program = findBrowser('chromium');
if (program === undefined) throw new Error('chromium is not installed (see scripts/setup.mjs)');
const profile = await mkdtemp(join(tmpdir(), 'mingjian-icons-'));
const browser = await launch({
  executablePath: program,
  userDataDir: profile,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage();
  for (const { svg, name, sizes } of DRAWINGS) {
    const drawing = await readFile(join(ROOT, 'assets', svg), 'utf8');
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
      );
      const png = await page.screenshot({ omitBackground: true });
      await writeFile(join(ROOT, 'public/icon', name(size)), png);
    }
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

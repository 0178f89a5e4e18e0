import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../scripts/browsers.mjs';
import { copyWithHosts } from './driver/extension-copy';
import { launch, type Session } from './driver/session';

/** A site without an adapter; the copies of the extension for scenes may read it. */
export const OTHER_URL = 'https://shequ.example/latest';

/** Starts a browser for the scenes; `slow`: with a background that takes its time to start. */
export async function launchForScenes(
  name: BrowserName,
  extensionDir: string,
  kind: 'normal' | 'slow' = 'normal',
): Promise<{ session: Session; close: () => Promise<void> }> {
  const copy =
    kind === 'slow'
      ? await slowCopy(name, extensionDir)
      : await copyWithHosts(extensionDir, [new URL(OTHER_URL).hostname]);
  // In Firefox the first start is the slow one: nobody waits for its welcome page.
  const keepWelcome = kind === 'slow' && name === 'firefox';
  const session = await launch(name, { extensionDir: copy.dir, keepWelcome });
  return {
    session,
    close: async () => {
      await session.close();
      await copy.remove();
    },
  };
}

/**
 * Code in front of the background that lets it start slowly. In Firefox all pages of the extension
 * share one thread, so the background waits there; Chromium's worker may not wait, so it works.
 */
const SLOWLY: Readonly<Record<BrowserName, string>> = {
  chromium: 'const slowUntil = Date.now() + 4000; while (Date.now() < slowUntil);\n',
  firefox: 'await new Promise((slow) => setTimeout(slow, 10000));\n',
};

/** The built extension with a background that answers no page for some seconds after its start. */
async function slowCopy(name: BrowserName, extensionDir: string) {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-slow-'));
  await cp(extensionDir, dir, { recursive: true });
  const file = join(dir, 'background.js');
  await writeFile(file, SLOWLY[name] + (await readFile(file, 'utf8')));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

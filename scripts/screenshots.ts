import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Session } from '../tests/browser/driver/session';
import { storeSettings } from '../tests/browser/driver/settings';
import { launchForScenes } from '../tests/browser/scene-browser';
import { SCENES, type Scene } from '../tests/browser/scenes';
import { ensureBuilt, ROOT } from './build-extension';

/**
 * Pictures of every view and state, in Chinese and English, light and dark:
 * `npm run screenshots [-- NAME…]` writes `.output/screenshots/<scene>.<language>.<theme>.png`.
 */
const OUT = join(ROOT, '.output/screenshots');
const LANGUAGES = ['zh-CN', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
const THEMES = ['light', 'dark'] as const;
const POPUP = { width: 400, height: 600 };
const TAB = { width: 1100, height: 800 };
const MAX_HEIGHT = 4_000;

async function picture(session: Session, scene: Scene, language: Language): Promise<void> {
  await storeSettings(session, { language });
  const page = await scene.open(session);
  // A scene may have stored settings of its own; the language comes last.
  await setLanguage(page, language);
  for (const theme of THEMES) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await setSize(page, scene);
    const path = join(OUT, `${scene.name}.${language}.${theme}.png`) as `${string}.png`;
    await page.screenshot({ path });
    console.log(path);
  }
}

/** The popup is as tall as a browser lets it be, and scrolls; a page is shown whole. */
async function setSize(page: Page, { name }: Scene): Promise<void> {
  await page.bringToFront();
  if (name.startsWith('popup')) {
    await page.setViewport({ ...POPUP, deviceScaleFactor: 2 });
    return;
  }
  await page.setViewport({ ...TAB, deviceScaleFactor: 1.5 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({
    ...TAB,
    height: Math.min(height, MAX_HEIGHT),
    deviceScaleFactor: 1.5,
  });
}

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: string): Promise<{ settings?: object }>;
        set(items: { settings: object }): Promise<void>;
      };
    };
  };
}

async function setLanguage(page: Page, language: string): Promise<void> {
  await page.evaluate(async (chosen) => {
    const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
    const { settings } = await local.get('settings');
    await local.set({ settings: { ...settings, language: chosen } });
  }, language);
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, {}, language);
  // The rule texts of the language come in a chunk of their own.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
}

const wanted = process.argv.slice(2);
const scenes = SCENES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (scenes.length === 0) throw new Error(`no such scene; there are ${SCENES.map((s) => s.name)}`);
const extensionDir = await ensureBuilt('chromium');
if (wanted.length === 0) await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
for (const scene of scenes) {
  for (const language of LANGUAGES) {
    // A browser for each: no picture shows what another has left behind.
    const { session, close } = await launchForScenes('chromium', extensionDir, scene.needs);
    try {
      await picture(session, scene, language);
    } finally {
      await close();
    }
  }
}

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Session } from '../../tests/browser/driver/session';
import { storeSettings } from '../../tests/browser/driver/settings';
import { launchForScenes } from '../../tests/browser/scene-browser';
import { SCENES } from '../../tests/browser/scenes';
import { click } from '../../tests/browser/steps';
import { demoFeed } from '../../tests/browser/support';
import { ensureBuilt, ROOT } from '../build-extension';
import { CAPTIONS, type Language, type PictureName } from './store-captions';
import { sheet, tile } from './store-sheet';

/**
 * `npm run store:pictures`: the pictures for the stores, in three languages, from the built extension
 * and the demo feed written for the project. 1280 × 800 and 440 × 280, as the stores ask for them.
 */
const OUT = join(ROOT, 'assets/store/pictures');
const WIDE = { width: 1280, height: 800, deviceScaleFactor: 1 };
const TILE = { width: 440, height: 280, deviceScaleFactor: 1 };
const LANGUAGES = Object.keys(CAPTIONS) as Language[];

/** Each picture shows one thing; what is not the point is cut away. */
const SHOTS: Readonly<Record<PictureName, (session: Session) => Promise<Buffer>>> = {
  async page(session) {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    return shoot(page, { width: 700, height: 650 });
  },
  popup: async (session) =>
    shoot(await scene('popup-opened', session), { width: 400, height: 600 }),
  async settings(session) {
    return shoot(await scene('options', session), { width: 900, height: 650 });
  },
  async review(session) {
    const page = await session.openPage(demoFeed());
    await session.readAll(page);
    const id = await session.inExtension(findTab, page.url());
    const review = await session.openExtensionPage(`review.html?tab=${id}`);
    await click(review, '.cases li button');
    await pause(review);
    return shoot(review, { width: 1160, height: 650 });
  },
};

interface OwnPageGlobals {
  readonly chrome: {
    readonly tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> };
  };
}

async function findTab(url: string): Promise<number | undefined> {
  const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
  return (await tabs.query({})).findLast((tab) => tab.url === url)?.id;
}

async function scene(name: string, session: Session): Promise<Page> {
  const found = SCENES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no scene ${name}`);
  return found.open(session);
}

async function shoot(page: Page, size: { width: number; height: number }): Promise<Buffer> {
  await page.bringToFront();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  await page.setViewport({ ...size, deviceScaleFactor: 2 });
  await pause(page);
  return Buffer.from(await page.screenshot({ type: 'png' }));
}

/** Chunks of the language and images are there after a moment. */
async function pause(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
}

async function draw(
  session: Session,
  html: string,
  size: typeof WIDE,
  path: string,
): Promise<void> {
  const page = await session.openPage({ url: 'https://store.example/', html });
  await page.setViewport(size);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 92 });
  await writeFile(path, jpeg);
  await page.close();
  console.log(path);
}

const extensionDir = await ensureBuilt('chromium');
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
for (const language of LANGUAGES) {
  const { pictures, tagline, name } = CAPTIONS[language];
  const draws: [html: string, size: typeof WIDE, path: string][] = [];
  for (const [picture, caption] of Object.entries(pictures) as [PictureName, string][]) {
    // A browser for each: no picture shows what another has left behind.
    const { session, close } = await launchForScenes('chromium', extensionDir);
    try {
      await storeSettings(session, { language });
      const shot = await SHOTS[picture](session);
      draws.push([sheet(caption, shot, language), WIDE, join(OUT, `${picture}.${language}.jpg`)]);
    } finally {
      await close();
    }
  }
  draws.push([tile(name, tagline, language), TILE, join(OUT, `tile.${language}.jpg`)]);
  const { session, close } = await launchForScenes('chromium', extensionDir);
  try {
    for (const [html, size, path] of draws) await draw(session, html, size, path);
  } finally {
    await close();
  }
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../../scripts/browsers.mjs';
import { poll } from './driver/poll';
import type { Session } from './driver/session';
import { changeLanguage, storeSettings } from './driver/settings';
import { launchForScenes } from './scene-browser';
import { SCENES, type Scene } from './scenes';
import { ALL_VIEWS, browsersOf, builtExtension } from './support';

/**
 * axe-core on every view and state, light and dark; in English in the long form, as neither tree nor
 * colours change with the words. In Chromium no view may scroll sideways in either language at
 * 320 px, which is what 200 % zoom makes of a popup and 400 % of a tab.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NARROW = { width: 320, height: 600 };
const TAB = { width: 1100, height: 800 };

describe.each(browsersOf(ALL_VIEWS))('accessibility in %s', (name) => {
  const isWide = ALL_VIEWS && name === 'chromium';
  const languages = isWide ? (['zh-CN', 'en'] as const) : (['zh-CN'] as const);

  describe.each(['normal', 'slow'] as const)('%s start', (kind) => {
    let session: Session;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ session, close } = await launchForScenes(name, builtExtension(name), kind));
    });
    afterAll(() => close?.());

    const scenes = SCENES.filter(({ needs = 'normal' }) => needs === kind);
    // The slow start is over after its first look.
    test.each(kind === 'slow' ? ['zh-CN' as const] : languages)(
      'every view in %s',
      async (language) => {
        const wrong: string[] = [];
        for (const scene of scenes) {
          await session.closeAllPages();
          await storeSettings(session, { language });
          const page = await scene.open(session);
          for (const theme of themesOf(name)) {
            if (name === 'chromium') {
              await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
            }
            // Neither tree nor words change with the theme.
            const found = await violations(page, theme === 'dark' ? COLOURS : EVERYTHING);
            wrong.push(...found.map((line) => `${scene.name} ${theme}: ${line}`));
          }
          for (const words of name === 'chromium' ? (['zh-CN', 'en'] as const) : []) {
            await changeLanguage(session, words);
            await poll(`${scene.name} speaks ${words}`, async () =>
              (await page.evaluate(() => document.documentElement.lang)) === words
                ? true
                : undefined,
            );
            const hidden = await sideways(page, scene);
            if (hidden > 0) wrong.push(`${scene.name} ${words}: ${hidden} px wider than 320`);
          }
        }
        expect(wrong).toEqual([]);
        expect(session.errors).toEqual([]);
      },
      300_000,
    );
  });
});

function themesOf(name: BrowserName): readonly ('light' | 'dark')[] {
  return name === 'chromium' ? ['light', 'dark'] : ['light'];
}

interface RunOnly {
  readonly type: 'tag' | 'rule';
  readonly values: string[];
}
const EVERYTHING: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const COLOURS: RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block'],
};

interface AxeGlobals {
  readonly axe: { run(context: Document, options: object): Promise<AxeResults> };
}

/** What axe finds, as far as it is sure, one line each. */
async function violations(page: Page, runOnly: RunOnly): Promise<string[]> {
  await page.bringToFront();
  await settled(page);
  await page.evaluate(AXE);
  const found = await page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as AxeGlobals;
    const { violations: all, passes } = await axe.run(document, {
      runOnly: only,
      resultTypes: ['violations'],
    });
    return {
      passed: passes.length,
      lines: all.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
      ),
    };
  }, runOnly);
  // A run that checked nothing would pass too.
  expect(found.passed).toBeGreaterThan(runOnly === COLOURS ? 0 : 10);
  return found.lines;
}

/** Colours that are on their way between two themes are neither. */
async function settled(page: Page): Promise<void> {
  await poll('nothing moves', async () =>
    (await page.evaluate(
      () => document.getAnimations().filter((one) => one instanceof CSSTransition).length,
    )) === 0
      ? true
      : undefined,
  );
}

/** Pixels that would have to be scrolled sideways in a narrow window. */
async function sideways(page: Page, { name }: Scene): Promise<number> {
  await page.setViewport(NARROW);
  const hidden = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (!name.startsWith('popup')) await page.setViewport(TAB);
  return hidden;
}

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, flagged, presentBrowsers } from '../support';
import {
  badgeAt,
  hasCard,
  hostilePage,
  note,
  openCard,
  post,
  RISKY,
  whenFlagged,
  whenMarked,
} from './support';

describe.each(presentBrowsers())('pages that fight marks, badge and card in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('highlights of our names that the page registers give way', async () => {
    const head = `window.take = () => {
      for (const name of ['mingjian-warning', 'mingjian-caution']) CSS.highlights.set(name, new Highlight());
    };
    take();`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    await whenMarked(session, page);
    // And again, behind our back: ours come back with the next mark.
    await page.evaluate(
      (html) => {
        (window as unknown as { take(): void }).take();
        document.body.insertAdjacentHTML('beforeend', html);
      },
      post(`${RISKY}二`),
    );
    await whenFlagged(session, page, 2);
    await whenMarked(session, page);
    await page.close();
  });

  test('style of the page cannot hide the badge; the words it can', async () => {
    const hide =
      'display:none!important;visibility:hidden!important;opacity:0!important;transform:scale(0)!important;clip-path:circle(0)!important;content-visibility:hidden!important;z-index:-1!important;left:-9999px!important;filter:opacity(0)!important;animation:gone 9s!important';
    const style = `<style>@keyframes gone{0%,100%{opacity:0;display:none}} html > :not(head, body), mingjian-layer, mingjian-layer * {${hide}} ::highlight(mingjian-warning), ::highlight(mingjian-caution), :root::highlight(mingjian-caution) {background:none!important;text-decoration:none!important}</style>`;
    const page = await session.openPage(hostilePage(style + post(RISKY)));
    await whenFlagged(session, page, 1);
    await openCard(page);
    const shown = await page.evaluate(() => {
      const words = document.querySelector('.wbpro-feed-ogText') as Element;
      return getComputedStyle(words, '::highlight(mingjian-caution)').backgroundColor;
    });
    note('style', name, { highlight: shown });
    expect(shown).toBe('rgba(0, 0, 0, 0)');
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('a dialog over everything covers the badge, not the report', async () => {
    const page = await session.openPage(
      hostilePage(
        `${post(RISKY)}<dialog style="inset:0;width:100%;height:100%;max-width:none;max-height:none"></dialog>`,
      ),
    );
    await whenFlagged(session, page, 1);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await poll('the badge is covered', async () =>
      (await badgeAt(page)) === undefined ? true : undefined,
    );
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('a page that throws the layer out does not win, and starts no endless fight', async () => {
    const head = `window.out = 0;
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('html > :not(head, body)')) { one.remove(); window.out++; }
      }).observe(document, { childList: true, subtree: true });`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const out = await page.evaluate(() => (window as unknown as { out: number }).out);
    note('thrown out', name, { out });
    // Once a frame at most, and only while the page changes.
    expect(out).toBeLessThan(100);
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('clicks and keys that the page makes up open and close nothing', async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const at = await poll('the badge shows', () => badgeAt(page));
    const pretend = () =>
      page.evaluate(({ x, y }) => {
        const host = document.elementFromPoint(x, y) as HTMLElement;
        const where = { clientX: x, clientY: y, bubbles: true, composed: true, cancelable: true };
        for (const target of [host, document.body, document, window]) {
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
            target.dispatchEvent(new MouseEvent(type, where));
          }
          for (const key of ['Enter', ' ', 'Escape', 'Tab']) {
            target.dispatchEvent(new KeyboardEvent('keydown', { ...where, key }));
          }
        }
        host.click();
        host.focus();
      }, at);
    await pretend();
    expect(await hasCard(page)).toBe(false);
    await openCard(page);
    await pretend();
    expect(await hasCard(page)).toBe(true);
    await page.keyboard.press('Escape');
    await poll('a real key closes it', async () => ((await hasCard(page)) ? undefined : true));
    await page.close();
  });

  test('a page that swallows every click keeps the card shut, and the report is there all the same', async () => {
    const head = `for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      addEventListener(type, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);`;
    const page = await session.openPage(hostilePage(post(RISKY), head));
    await whenFlagged(session, page, 1);
    const at = await poll('the badge shows', () => badgeAt(page));
    await page.mouse.click(at.x, at.y);
    expect(await hasCard(page)).toBe(false);
    // The keyboard still gets there.
    await page.keyboard.press('Tab');
    for (let tries = 0; tries < 5 && !(await layerHasFocus(page)); tries++) {
      await page.keyboard.press('Tab');
    }
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });

  test('a page that says its frame is gone is not believed', async () => {
    const frame = `<iframe width="700" height="200" srcdoc='<meta charset="utf-8">${post(RISKY)}'></iframe>`;
    const page = await session.openPage(hostilePage(frame));
    await whenFlagged(session, page, 1);
    await page.evaluate(() => {
      const inside = document.querySelector('iframe')?.contentWindow;
      inside?.dispatchEvent(new Event('pagehide'));
      window.dispatchEvent(new Event('pagehide'));
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(flagged(await whenFlagged(session, page, 1))).toHaveLength(1);
    await page.close();
  });
});

function layerHasFocus(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.activeElement?.localName.startsWith('mingjian-layer') ?? false,
  );
}

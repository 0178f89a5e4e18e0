import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { browsersOf, builtExtension, flagged } from '../support';
import { hostilePage, LONG, note, post, RISKY, since, TIMEOUT, whenFlagged } from './support';

const FRAMES = LONG ? 2_000 : 40;
const ROOTS = LONG ? 2_000 : 300;

describe.each(browsersOf(LONG))('pages that are too large or too deep in %s', (name) => {
  let session: Session;
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(() => session?.close());

  test('a text of twenty megabytes', { timeout: TIMEOUT }, async () => {
    const page = await session.openPage(hostilePage(post(RISKY) + post('<i id="huge"></i>')));
    await whenFlagged(session, page, 1);
    const began = performance.now();
    await page.evaluate((text) => {
      const words = `${text}  \n`;
      const huge = document.getElementById('huge');
      // Not laid out: twenty megabytes of lines would keep the browser itself busy for minutes.
      if (huge) huge.style.display = 'none';
      huge?.append(words.repeat(Math.ceil(20_000_000 / words.length)));
    }, RISKY);
    const report = await whenFlagged(session, page, 2);
    const readMs = since(began);
    const [small, huge] = flagged(report).sort((a, b) => a.text.length - b.text.length);
    expect(small?.text).toBe(RISKY);
    expect(huge?.text.length).toBeLessThanOrEqual(200_000);
    expect(huge?.cut).toBe(true);
    note('huge text', name, { readMs, taken: huge?.text.length });
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('thousands of frames, each with a post', { timeout: TIMEOUT }, async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const began = performance.now();
    await page.evaluate(
      (html, count) => {
        for (let index = 0; index < count; index++) {
          const frame = document.createElement('iframe');
          frame.srcdoc = html;
          document.body.append(frame);
        }
      },
      post(RISKY),
      FRAMES,
    );
    const report = await poll(
      'some frames are read',
      async () => {
        const now = await session.report(page);
        return now?.state === 'ready' && now.read === 31 ? now : undefined;
      },
      TIMEOUT,
    );
    note('frames', name, { frames: FRAMES, read: report.read, readMs: since(began) });
    expect(flagged(report)).toHaveLength(31);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('shadow roots in shadow roots, open and closed', { timeout: TIMEOUT }, async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const began = performance.now();
    await page.evaluate(
      (html, depth) => {
        let parent: Node = document.body;
        for (let level = 0; level < depth; level++) {
          const host = document.createElement('x-level');
          parent.appendChild(host);
          const root = host.attachShadow({ mode: level % 2 === 0 ? 'open' : 'closed' });
          parent = root;
          if (level % 50 === 49 || level === depth - 1) {
            const part = document.createElement('template');
            part.innerHTML = html;
            root.append(part.content);
          }
        }
      },
      post(`${RISKY}里面`),
      ROOTS,
    );
    const inside = Math.ceil(ROOTS / 50);
    await whenFlagged(session, page, 1 + inside, TIMEOUT);
    note('shadow roots', name, { depth: ROOTS, readMs: since(began) });
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('a post nested five thousand deep does not hide the others', async () => {
    const page = await session.openPage(hostilePage(''));
    await page.evaluate((text) => {
      const deep = document.createElement('article');
      deep.className = 'woo-panel-main';
      deep.innerHTML = '<div class="wbpro-feed-ogText" style="display:none">开头 </div>';
      let inner = deep.querySelector('div') as Element;
      for (let level = 0; level < 5_000; level++) {
        const next = document.createElement('b');
        inner.append(next);
        inner = next;
      }
      inner.append('最里面');
      document.body.append(deep);
      deep.insertAdjacentHTML('afterend', text);
    }, post(RISKY));
    const report = await whenFlagged(session, page, 1);
    expect(report.read).toBe(2);
    const deep = (await session.report(page))?.posts.find(({ text }) => text === '开头');
    expect(deep?.cut).toBe(true);
    expect(session.errors).toEqual([]);
    await page.close();
  });

  test('words drowned in letters without width', async () => {
    const [first = '', ...rest] = RISKY;
    const drowned =
      first + rest.map((letter) => '\u200b\u2060\ufeff'.repeat(800) + letter).join('');
    const began = performance.now();
    const page = await session.openPage(hostilePage(post(drowned) + post(`\u202e${RISKY}\u202c`)));
    const report = await whenFlagged(session, page, 2);
    note('zero width', name, { chars: drowned.length, readMs: since(began) });
    for (const { text, findings } of flagged(report)) {
      for (const { start, end, text: words } of findings)
        expect(text.slice(start, end)).toBe(words);
    }
    await poll('the words are marked', async () =>
      (await session.highlights(page)) > 0 ? true : undefined,
    );
    expect(session.errors).toEqual([]);
    await page.close();
  });
});

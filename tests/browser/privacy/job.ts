import { lookup } from 'node:dns';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { catchDownloads, choose, click, importFile, openQueue } from '../review/page';
import { shows } from '../scenes';
import { builtExtension } from '../support';
import { filesWith } from './disk-search';
import { MARKERS, markedFeed, markedTable } from './markers';
import { type Outcome, outcome } from './outcome';
import { startRecorder } from './recorder';

/**
 * A day with the extension in one browser, as a process of its own: read a page, look at the popup,
 * trust an author, change settings, review, import, export. Everything that reaches for the network is
 * recorded meanwhile; then the disk is searched for what was on the page.
 * usage: job.ts chromium|firefox WORK_DIR isolated|open   (prints an `Outcome`)
 */
const [name, work = '', network] = process.argv.slice(2);
if (name !== 'chromium' && name !== 'firefox') throw new Error(`no such browser: ${name}`);
const isolated = network === 'isolated';
/** All that the browser writes: its profile, and what it thinks is home and /tmp. */
const disk = join(work, 'disk');
const files = join(work, 'files');

async function readAndReact(session: Session): Promise<number> {
  const page = await session.openPage(markedFeed());
  await session.readAll(page);
  const highlights = await session.highlights(page);
  const popup = await session.openPopupTab(page);
  await shows(popup, 'ready');
  await click(popup, 'li.post .post-head');
  await poll('the explanation shows', async () =>
    (await popup.evaluate(() => document.querySelector('.explained') !== null)) ? true : undefined,
  );
  await popup.evaluate((author) => {
    const posts = [...document.querySelectorAll<HTMLElement>('li.post')];
    const theirs = posts.find(({ textContent }) => textContent?.includes(author));
    if (theirs?.dataset.open !== 'true') theirs?.querySelector<HTMLElement>('.post-head')?.click();
  }, MARKERS.trusted[0]);
  await click(popup, 'li.post[data-open="true"] [data-action="trust"]');
  await poll('the author is trusted', async () =>
    (await popup.evaluate(() => document.querySelector('[data-aside]') !== null))
      ? true
      : undefined,
  );
  await click(popup, 'li.post .post-head');
  await click(popup, '[data-action="fine"]');
  return highlights;
}

async function changeSettings(session: Session): Promise<void> {
  const tab = await session.openExtensionPage('options.html#check');
  await click(tab, '[data-action="self-test"]');
  await poll('the self-test has run', async () =>
    (await tab.evaluate(() => document.querySelector('.checks') !== null)) ? true : undefined,
  );
  await click(tab, 'input[name="mark-from"][value="warning"]');
  for (const language of ['en', 'zh-TW', 'zh-CN']) {
    await click(tab, `input[name="language"][value="${language}"]`);
  }
}

/** Imports, decides, exports; leaves words in the field for pasted text. */
async function review(session: Session): Promise<string[]> {
  const tab = await session.openExtensionPage('review.html');
  const path = join(files, 'table.jsonl');
  await writeFile(path, markedTable());
  await importFile(tab, path);
  await openQueue(tab);
  await choose(tab, '[name="state"]', 'all');
  await poll('rows', async () => ((await tab.$$('.cases li')).length > 0 ? true : undefined));
  await click(tab, '[data-decide="rejected"]');
  const exported = await exportAll(tab);
  await tab.evaluate((text) => {
    location.hash = '#import';
    return text;
  }, '');
  const field = await poll(
    'the field for pasted text is there',
    async () => (await tab.$('[name="paste"]')) ?? undefined,
  );
  await tab.evaluate(
    (element, words) => {
      const area = element as HTMLTextAreaElement;
      const details = area.closest('details');
      if (details) details.open = true;
      area.value = words;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    field,
    MARKERS.pasted.join(' '),
  );
  return exported;
}

async function exportAll(tab: Page): Promise<string[]> {
  const taken = await catchDownloads(tab);
  const given: string[] = [];
  for (const format of ['csv', 'jsonl', 'html']) {
    await tab.evaluate(() => {
      delete (window as unknown as { lastBlob?: Blob }).lastBlob;
    });
    await click(tab, `[data-export="${format}"]`);
    given.push((await taken()).slice(0, 40));
  }
  return given;
}

/** What the browser says when the extension itself tries to ask a server for something. */
function tryToAsk(session: Session): Promise<string> {
  return session.inExtension(async () => {
    try {
      await fetch('http://asked-by-the-extension.example/');
      return 'it went out';
    } catch (error) {
      return (error as Error).name;
    }
  });
}

/** One request of a page, one past the proxy and one question for a name: the recorder must see them. */
async function plant(session: Session): Promise<void> {
  await session.openLive('http://planted-by-a-page.example/').catch(() => undefined);
  if (!isolated) return;
  await new Promise<void>((resolve) => {
    const socket = connect(443, '203.0.113.9').on('error', () => resolve());
    socket.on('close', () => resolve());
  });
  await new Promise<void>((resolve) => lookup('planted-name.example', () => resolve()));
}

async function run(browser: 'chromium' | 'firefox'): Promise<Outcome> {
  for (const dir of [disk, files]) await mkdir(dir, { recursive: true });
  const recorder = await startRecorder(isolated);
  const session = await launch(browser, {
    extensionDir: builtExtension(browser),
    profileDir: join(disk, 'profile'),
    proxyPort: recorder.proxyPort,
  });
  try {
    const highlights = await readAndReact(session);
    await changeSettings(session);
    const exported = await review(session);
    const refused = await tryToAsk(session);
    const attempts = [...recorder.attempts];
    await plant(session);
    const planted = recorder.attempts.slice(attempts.length);
    await session.close();
    await rm(files, { recursive: true });
    const found = Object.entries(MARKERS).map(([kind, words]) => [kind, filesWith(disk, words)]);
    return outcome.parse({
      isolated,
      highlights,
      exported,
      refused,
      attempts,
      planted,
      errors: session.errors,
      found: Object.fromEntries(found),
    });
  } finally {
    await session.close();
    recorder.close();
  }
}

process.stdout.write(JSON.stringify(await run(name)));
// What still listens may not keep the process: the answer is out.
process.exitCode = 0;

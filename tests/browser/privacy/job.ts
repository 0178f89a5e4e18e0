import { lookup } from 'node:dns';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { catchDownloads, choose, click, importFile, openQueue } from '../review/page';
import { shows } from '../steps';
import { builtExtension } from '../support';
import { filesWith } from './disk-search';
import { MARKERS, markedFeed, markedTable, OTHER_AUTHOR } from './markers';
import { type Outcome, outcome } from './outcome';
import { type Attempt, startRecorder } from './recorder';

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
  await act(popup, MARKERS.trusted[0], 'trust');
  await act(popup, OTHER_AUTHOR, 'fine');
  return highlights;
}

/** Opens the post of an author in the popup, reads why it is there, and presses a button under it. */
async function act(popup: Page, author: string, action: string): Promise<void> {
  await poll(`${action} is there for ${author}`, () =>
    popup.evaluate(
      (name, wanted) => {
        const posts = [...document.querySelectorAll<HTMLElement>('li.post')];
        const theirs = posts.find(({ textContent }) => textContent?.includes(name));
        if (theirs === undefined) return undefined;
        const isRead = theirs.querySelector('.explained') !== null;
        const button = theirs.querySelector<HTMLElement>(`[data-action="${wanted}"]`);
        if (isRead && button !== null) button.click();
        else if (theirs.dataset.open !== 'true') {
          theirs.querySelector<HTMLElement>('.post-head')?.click();
        }
        return isRead && button !== null ? true : undefined;
      },
      author,
      action,
    ),
  );
  await poll('the post has left the list', () =>
    popup.evaluate((name) => {
      const posts = [...document.querySelectorAll('li.post')];
      return posts.some(({ textContent }) => textContent?.includes(name)) ? undefined : true;
    }, author),
  );
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
  await tab.evaluate(() => {
    location.hash = '#import';
  });
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
async function plant(session: Session, attempts: readonly Attempt[]): Promise<void> {
  await session.openLive('http://planted-by-a-page.example/').catch(() => undefined);
  if (!isolated) return;
  await new Promise<void>((resolve) => {
    const socket = connect(443, '203.0.113.9').on('error', () => resolve());
    socket.on('close', () => resolve());
  });
  // Nobody answers: what matters is that the question was seen.
  lookup('planted-name.example', () => undefined);
  await poll('the question for a name is seen', async () =>
    attempts.some(({ by, to }) => by === 'dns' && to === 'planted-name.example') ? true : undefined,
  );
}

async function run(browser: 'chromium' | 'firefox'): Promise<Outcome> {
  const home = join(disk, 'home');
  const tmp = join(disk, 'tmp');
  for (const dir of [home, tmp, files]) await mkdir(dir, { recursive: true });
  Object.assign(process.env, {
    HOME: home,
    TMPDIR: tmp,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
  });
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
    await plant(session, recorder.attempts);
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

const told = JSON.stringify(await run(name));
// The question for a name still waits for an answer; nobody else does.
process.stdout.write(told, () => process.exit(0));

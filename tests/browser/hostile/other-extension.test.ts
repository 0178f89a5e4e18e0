import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserName } from '../../../scripts/browsers.mjs';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, presentBrowsers } from '../support';
import { hostilePage, note, openCard, post, RISKY, whenFlagged } from './support';

/** What our own parts say to one another; from anybody else it has to fall on deaf ears. */
const MESSAGES = [
  { type: 'page-judge', posts: [{ id: '1', text: RISKY }] },
  { type: 'page-count', flagged: 99 },
  { type: 'page-texts', rules: ['pyramid/entry-fee'], language: 'en' },
  { type: 'page-site', host: 'weibo.com' },
  { type: 'popup-report' },
  { type: 'popup-show', id: 'p1' },
];

const CONTENT = `
chrome.runtime.sendMessage('go').then((answers) => {
  document.documentElement.dataset.answers = JSON.stringify(answers);
});
setInterval(() => {
  const host = [...document.documentElement.children].find((one) => one.localName.startsWith('mingjian-layer'));
  if (!host) return;
  const root = host.openOrClosedShadowRoot ?? chrome.dom?.openOrClosedShadowRoot(host);
  document.documentElement.dataset.card = root ? root.textContent.slice(0, 200) : 'closed';
}, 200);`;

/** Another extension with a right to the same site, that tries everything an extension can. */
async function writeOther(name: BrowserName, ours: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-other-'));
  const background = `
const ours = ${JSON.stringify(ours)};
const messages = ${JSON.stringify(MESSAGES)};
const late = (ms) => new Promise((resolve) => setTimeout(() => resolve('no answer'), ms));
async function one(message) {
  try {
    const answer = await Promise.race([chrome.runtime.sendMessage(ours, message), late(1500)]);
    return answer === undefined ? 'nothing' : typeof answer === 'string' ? answer : JSON.stringify(answer);
  } catch (error) { return 'refused'; }
}
function connect() {
  return Promise.race([late(1500), new Promise((resolve) => {
    const port = chrome.runtime.connect(ours);
    port.onMessage.addListener(() => resolve('answered'));
    port.onDisconnect.addListener(() => { void chrome.runtime.lastError; resolve('cut off'); });
    try { port.postMessage(messages[0]); } catch { resolve('cut off'); }
  })]);
}
chrome.runtime.onMessage.addListener((_, sender, reply) => {
  (async () => {
    const answers = await Promise.all(messages.map(one));
    const tab = await Promise.race([late(1500), chrome.tabs.sendMessage(sender.tab.id, messages[4]).catch(() => 'refused')]);
    reply({ answers, port: await connect(), tab: tab ?? 'nothing' });
  })();
  return true;
});`;
  const manifest = {
    manifest_version: 3,
    name: 'other',
    version: '1',
    host_permissions: ['https://weibo.com/*'],
    content_scripts: [
      { matches: ['https://weibo.com/*'], js: ['content.js'], run_at: 'document_idle' },
    ],
    background:
      name === 'firefox' ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    ...(name === 'firefox'
      ? { browser_specific_settings: { gecko: { id: 'other@other.example' } } }
      : {}),
  };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(dir, 'background.js'), background);
  await writeFile(join(dir, 'content.js'), CONTENT);
  return dir;
}

describe.each(presentBrowsers())('another extension in %s', (name) => {
  let session: Session;
  let dir = '';
  beforeAll(async () => {
    session = await launch(name, { extensionDir: builtExtension(name) });
    const ours = name === 'firefox' ? 'mingjian@mingjian.example' : new URL(session.origin).host;
    dir = await writeOther(name, ours);
    await session.installOther(dir);
  });
  afterAll(async () => {
    await session?.close();
    await rm(dir, { recursive: true, force: true });
  });

  test('gets no answer to any message; the open card it can read, as the page it is allowed', async () => {
    const page = await session.openPage(hostilePage(post(RISKY)));
    await whenFlagged(session, page, 1);
    const told = await poll('the other extension has tried', () =>
      page.evaluate(() => document.documentElement.dataset.answers),
    );
    const { answers, port, tab } = JSON.parse(told);
    note('other extension', name, { answers, port, tab });
    for (const answer of [...answers, tab]) expect(answer).toMatch(/^(refused|nothing|no answer)$/);
    expect(port).not.toBe('answered');

    await openCard(page);
    // Not to be helped: whoever may read the site may look into closed roots. SECURITY.md says so.
    const card = await poll('it looks into the layer', async () => {
      const seen = await page.evaluate(() => document.documentElement.dataset.card);
      return seen && /可能涉及|may involve/.test(seen) ? seen : undefined;
    });
    expect(card).toContain('鉴');
    expect(session.errors).toEqual([]);
    await page.close();
  });
});

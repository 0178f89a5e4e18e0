import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { presentBrowsers } from '../support';
import { type BrowserSwitches, openSwitches } from './browser-switches';
import { counts, type FaultySession, launchFaulty } from './fault-copy';
import { isLong } from './long';

const TABS = isLong ? 50 : 12;
const HOST = 'weibo.com';
const POSTS = [
  '诚招全国代理！交388元就能成为代理，发展下线三级返利，加微信 zs88999 详聊',
  '老中医祖传秘方，三天根治糖尿病，无效退款，加微信下单',
  '今天和朋友去公园散步，天气很好。',
];

/** A short feed whose words differ from tab to tab, written for this test. */
function feed(tab: string): string {
  const posts = POSTS.map(
    (text) =>
      `<article class="woo-panel-main"><div class="wbpro-feed-content"><div class="wbpro-feed-ogText">${text}（${tab}）</div></div></article>`,
  );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>微博</title><body><main>${posts.join('')}</main></body></html>`;
}

describe.each(presentBrowsers())('many tabs and private windows in %s', (name) => {
  let server: Server;
  let faulty: FaultySession;
  let session: Session;
  let switches: BrowserSwitches;
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const tab = new URL(request.url ?? '/', 'http://localhost').searchParams.get('tab') ?? '';
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(feed(tab.replace(/\W/g, '')));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://${HOST}:${(server.address() as AddressInfo).port}`;
    faulty = await launchFaulty(name, { localHosts: [HOST] });
    session = faulty.session;
    switches = await openSwitches(session);
  });
  afterAll(async () => {
    await faulty?.close();
    server?.closeAllConnections();
    server?.close();
  });

  test('many tabs restored at once: one engine, one segmenter, and every tab has its verdicts', async () => {
    await switches.killBackground();
    const before = await counts(session);
    const memory = memoryOf(session);
    const started = performance.now();
    const ids = await session.inExtension(openTabs, origin, TABS);
    const reports = await poll(
      'all tabs have their verdicts',
      async () => {
        const all = await session.inExtension(reportsOf, ids);
        return all.every((one) => one?.state === 'ready' && one.waiting === 0) ? all : undefined;
      },
      100_000,
    );
    const seconds = (performance.now() - started) / 1000;
    for (const report of reports) {
      expect(report).toMatchObject({ read: 3, guarded: true, errors: [] });
      const { warning = 0, caution = 0 } = report?.counts.levels ?? {};
      expect(warning + caution).toBe(2);
    }
    const after = await counts(session);
    expect((after.starts ?? 0) - (before.starts ?? 0)).toBe(1);
    expect((after.segmenters ?? 0) - (before.segmenters ?? 0)).toBe(1);
    const grown = memoryOf(session) - memory;
    console.info(
      `${name}: ${TABS} tabs in ${seconds.toFixed(1)} s, browser and extension ${(grown / 1024).toFixed(0)} MB more`,
    );
    await session.inExtension(closeTabs, ids);
    expect(session.errors).toEqual([]);
  });

  test('a private window: nothing without permission; with it read, and no trace is kept', async () => {
    const refused = await session.inExtension(privateTab, `${origin}/?tab=private`).then(
      async (id) =>
        id === undefined ? undefined : (await session.inExtension(reportsOf, [id]))[0],
      () => undefined,
    );
    expect(refused ?? null).toBeNull();

    await switches.allowPrivate();
    await poll('the extension is back', async () =>
      (await session.inExtension(isAllowedPrivate).catch(() => false)) ? true : undefined,
    );
    const before = await session.inExtension(allStored);
    const id = await session.inExtension(privateTab, `${origin}/?tab=private`);
    if (id === undefined) throw new Error('the private window did not open');
    const report = await poll('the private page is read', async () => {
      const [one] = await session.inExtension(reportsOf, [id]);
      return one?.state === 'ready' ? one : undefined;
    });
    expect(report).toMatchObject({ read: 3, guarded: true });
    expect(await session.inExtension(allStored)).toEqual(before);
    await session.inExtension(closeTabs, [id]);
    expect(session.errors).toEqual([]);
  });
});

interface Report {
  readonly state: string;
  readonly read: number;
  readonly waiting: number;
  readonly guarded: boolean;
  readonly errors: readonly string[];
  readonly counts: { readonly levels: { readonly warning: number; readonly caution: number } };
}
interface OwnPageGlobals {
  readonly chrome: {
    readonly extension: { isAllowedIncognitoAccess(): Promise<boolean> };
    readonly storage: { readonly local: { get(key: null): Promise<object> } };
    readonly tabs: {
      create(tab: object): Promise<{ id: number }>;
      remove(ids: number[]): Promise<void>;
      sendMessage(tab: number, message: object): Promise<Report>;
    };
    readonly windows: {
      create(window: object): Promise<{ tabs?: { id: number }[] } | undefined>;
    };
  };
}

/** These run in a page of the extension. */
function openTabs(origin: string, count: number): Promise<number[]> {
  const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
  const all = Array.from({ length: count }, (_, tab) =>
    tabs.create({ url: `${origin}/?tab=${tab}`, active: false }).then(({ id }) => id),
  );
  return Promise.all(all);
}
function reportsOf(ids: number[]): Promise<(Report | null)[]> {
  const { tabs } = (globalThis as unknown as OwnPageGlobals).chrome;
  return Promise.all(
    ids.map((id) => tabs.sendMessage(id, { type: 'popup-report', limit: 0 }).catch(() => null)),
  );
}
function closeTabs(ids: number[]): Promise<void> {
  return (globalThis as unknown as OwnPageGlobals).chrome.tabs.remove(ids);
}
async function privateTab(url: string): Promise<number | undefined> {
  const { windows } = (globalThis as unknown as OwnPageGlobals).chrome;
  return (await windows.create({ url, incognito: true }))?.tabs?.[0]?.id;
}
function isAllowedPrivate(): Promise<boolean> {
  return (globalThis as unknown as OwnPageGlobals).chrome.extension.isAllowedIncognitoAccess();
}
function allStored(): Promise<object> {
  return (globalThis as unknown as OwnPageGlobals).chrome.storage.local.get(null);
}

/** Proportional memory of the browser and all its processes, in kB; what is shared counts once. */
function memoryOf(session: Session): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const stat = Number.isInteger(pid) ? readProc(`/proc/${pid}/stat`) : '';
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent > 0) parents.set(pid, parent);
  }
  const root = session.processId;
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isOurs(parents.get(pid)));
  return [...parents.keys()]
    .filter(isOurs)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readProc(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
    .reduce((sum, kilobytes) => sum + kilobytes, 0);
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process has ended.
    return '';
  }
}

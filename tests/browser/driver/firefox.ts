import { createInterface } from 'node:readline';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { describeError } from './errors';
import { poll } from './poll';
import { isUsed } from './profile';
import { keepStartupCache, takeStartupCache } from './startup-cache';
import type { Records, Running, StartOptions } from './types';

const ADDON_ID = 'mingjian@mingjian.example';
/** Firefox gives every add-on a random address; this one is fixed so that we know it. */
const UUID = '6d696e67-6a69-616e-8000-000000000001';
const ORIGIN = `moz-extension://${UUID}`;

const PREFS = {
  'extensions.webextensions.uuids': JSON.stringify({ [ADDON_ID]: UUID }),
  // A temporary add-on is gone after a restart; what it stored has to outlive that.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Uncaught errors of the add-on, background included, are told nowhere but on stderr.
  'browser.dom.window.dump.enabled': true,
  'intl.accept_languages': 'zh-CN, zh',
  // Nothing of the browser's own is to reach for the network.
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Behind a recording proxy the browser's own errands are switched off as well. */
const throughProxy = (port: number) => ({
  // Lists of Mozilla's own; the address is taken only with the variable below.
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'network.prefetch-next': false,
  'network.http.speculative-parallel-limit': 0,
  // What a user's browser writes down of the open tabs; the driver's default is not to.
  'browser.sessionstore.resume_from_crash': true,
  'browser.sessionstore.interval': 1000,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': port,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': port,
  'network.proxy.no_proxies_on': '',
  'network.proxy.allow_hijacking_localhost': true,
});

/** Starts Firefox with the unpacked extension as a temporary add-on. */
export async function startFirefox(options: StartOptions): Promise<Running> {
  if (!(await isUsed(options.profileDir))) await takeStartupCache(options.profileDir);
  const browser = await launch({
    browser: 'firefox',
    executablePath: options.program,
    headless: options.headless,
    userDataDir: options.profileDir,
    // Without this the driver may not open the extension's own pages.
    args: ['--remote-allow-system-access'],
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      ...PREFS,
      'network.dns.localDomains': (options.localHosts ?? []).join(','),
      ...(options.backgroundIdleMs === undefined
        ? {}
        : { 'extensions.background.idle.timeout': options.backgroundIdleMs }),
      ...(options.proxyPort === undefined ? {} : throughProxy(options.proxyPort)),
    },
    defaultViewport: options.headless ? { width: 1280, height: 900 } : null,
  });
  watchErrors(browser, options.records);
  await browser.installExtension(options.extensionDir);
  return {
    browser,
    origin: ORIGIN,
    openOwn,
    stopBackground: waitForEventPageEnd,
    close: async () => {
      await browser.close();
      await keepStartupCache(options.profileDir);
    },
  };
}

function watchErrors(browser: Browser, records: Records): void {
  const stderr = browser.process()?.stderr;
  if (!stderr) return;
  createInterface({ input: stderr }).on('line', (line) => {
    const found = /^JavaScript error: (moz-extension:\S+), line \d+: (.*)$/.exec(line);
    if (found?.[1] && found[2]) records.errors.push(describeError(found[2], found[1]));
  });
}

async function openOwn(page: Page, path: string): Promise<void> {
  const url = `${ORIGIN}/${path}`;
  // Firefox never tells the driver that such a page has loaded: go, then look.
  page.goto(url).catch(() => undefined);
  await poll(`${path} loads`, async () => {
    try {
      const seen = await page.evaluate(() => ({ url: location.href, state: document.readyState }));
      return seen.url.startsWith(url) && seen.state === 'complete' ? true : undefined;
    } catch {
      // The frame is swapped while the page moves into the extension's process.
      return undefined;
    }
  });
}

/** The event page is a view of the extension as long as it lives; looking does not wake it. */
async function waitForEventPageEnd(own: Page): Promise<void> {
  await poll('the event page ends', async () => {
    const paths = await own.evaluate(() => {
      const views = (globalThis as unknown as OwnPageGlobals).chrome.extension.getViews();
      return views.map((view) => view.location.pathname);
    });
    return paths.some((path) => path.includes('background')) ? undefined : true;
  });
}

interface OwnPageGlobals {
  readonly chrome: { readonly extension: { getViews(): Window[] } };
}

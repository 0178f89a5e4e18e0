import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, type CDPSession, launch, type Page, type Target } from 'puppeteer-core';
import { describeError } from './errors';
import { poll } from './poll';
import type { OpenedPopup, Records, Running, StartOptions } from './types';

const ARGS = [
  // Chromium's sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--lang=zh-CN',
  // Nothing is shown on a screen, and no page waits to be opened: a seventh of the browser's work.
  '--disable-gpu',
  '--disable-features=SpareRendererForSitePerProcess',
];

/** Behind a recording proxy the browser does not ask for the time either. */
const throughProxy = (port: number) => [
  '--disable-features=NetworkTimeServiceQuerying',
  `--proxy-server=http://127.0.0.1:${port}`,
  // Without this, loopback goes past the proxy.
  '--proxy-bypass-list=<-loopback>',
];

/**
 * What a new profile begins with. Pinned, as by people who click on the icon: one that is not glides
 * into the toolbar for a quarter of a second before Chromium opens its popup.
 */
async function preparePreferences(options: StartOptions): Promise<void> {
  const folder = join(options.profileDir, 'Default');
  await mkdir(folder, { recursive: true });
  const preferences = {
    extensions: { pinned_extensions: [idOf(options.extensionDir)] },
    // No connection to a page's server ahead of the request that a driver answers.
    ...(options.proxyPort === undefined ? {} : { net: { network_prediction_options: 2 } }),
  };
  const file = join(folder, 'Preferences');
  // A profile that was used before keeps its own.
  if (!existsSync(file)) await writeFile(file, JSON.stringify(preferences));
}

/** Of an unpacked extension without a key: the first half of the SHA-256 of its path, 0 as a. */
function idOf(extensionDir: string): string {
  const hash = createHash('sha256').update(resolve(extensionDir)).digest('hex');
  return hash.slice(0, 32).replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(parseInt(digit, 16)));
}

/** Starts Chromium with the unpacked extension. */
export async function startChromium(options: StartOptions): Promise<Running> {
  await preparePreferences(options);
  const browser = await launch({
    browser: 'chrome',
    executablePath: options.program,
    headless: options.headless,
    // Extensions can be loaded through the pipe only, not through a port.
    pipe: true,
    enableExtensions: true,
    userDataDir: options.profileDir,
    args: [
      ...ARGS,
      ...hostRules(options.localHosts),
      ...(options.proxyPort === undefined ? [] : throughProxy(options.proxyPort)),
    ],
    // With a window the demo ends the browser itself, and removes its profile.
    handleSIGINT: options.headless,
    // With a window the page takes its size.
    defaultViewport: options.headless ? { width: 1280, height: 900 } : null,
  });
  watchBackground(browser, options.records);
  const id = await browser.installExtension(options.extensionDir);
  const origin = `chrome-extension://${id}`;
  return {
    browser,
    origin,
    openOwn: async (page, path) => {
      await page.goto(`${origin}/${path}`);
    },
    stopBackground: (own) => stopWorker(browser, own),
    close: () => browser.close(),
    openPopup: (page) => openPopup(browser, origin, page),
  };
}

function hostRules(hosts: readonly string[] = []): string[] {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`);
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(', ')}`];
}

function isOwnWorker(target: Target): boolean {
  return target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
}

/** Listens to every service worker of the extension, also to one that starts again. */
function watchBackground(browser: Browser, records: Records): void {
  browser.on('targetcreated', (target) => {
    if (!isOwnWorker(target)) return;
    // A worker that ends while we attach has nothing more to tell.
    target
      .createCDPSession()
      .then((session) => listen(session, records))
      .catch(() => undefined);
  });
}

async function listen(session: CDPSession, records: Records): Promise<void> {
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
    const text = details.exception?.description ?? details.exception?.value ?? details.text;
    records.errors.push(`background: ${describeError(String(text), undefined)}`);
  });
  session.on('Runtime.consoleAPICalled', (call) => {
    if (call.type !== 'error') return;
    const words = call.args.map((arg) => arg.description ?? String(arg.value));
    records.errors.push(`background console: ${words.join(' ')}`);
  });
  session.on('Network.requestWillBeSent', ({ request }) => {
    if (/^https?:/.test(request.url))
      records.requests.push({ from: 'background', url: request.url });
  });
  await Promise.all([session.send('Runtime.enable'), session.send('Network.enable')]);
}

/**
 * Stops the worker as the browser does when it idles. A driver that is attached makes the next
 * start wait for a debugger, so the start is let go as soon as it shows.
 */
async function stopWorker(browser: Browser, own: Page): Promise<void> {
  const worker = await browser.targets().find(isOwnWorker)?.worker();
  if (!worker) return;
  const session = await own.createCDPSession();
  // Remembered: a page that waits for an answer makes it start again at once.
  let stopped = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    const status = versions.at(-1)?.runningStatus;
    if (status === 'stopped') stopped = true;
    if (status !== 'starting') return;
    worker.client.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await poll('the service worker stops', async () => stopped || undefined);
}

async function openPopup(browser: Browser, origin: string, page: Page): Promise<OpenedPopup> {
  const id = origin.slice('chrome-extension://'.length);
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error('the extension is not installed');
  await page.bringToFront();
  const isPopup = (target: Target) => target.url().startsWith(`${origin}/popup.html`);
  const before = new Set(browser.targets());
  const clicked = Date.now();
  await page.triggerExtensionAction(extension);
  const target = await browser.waitForTarget((t) => isPopup(t) && !before.has(t));
  return { popup: await target.asPage(), clicked };
}

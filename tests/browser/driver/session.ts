import type { EvaluateFunc, Page } from 'puppeteer-core';
import { type BrowserName, findBrowser } from '../../../scripts/browsers.mjs';
import type { PageReport } from '../../../src/messages/from-page';
import { startChromium } from './chromium';
import { keepOwnErrors } from './errors';
import { startFirefox } from './firefox';
import { killBrowser } from './kill-browser';
import { closeOwnTab, findOwnTab } from './own-tabs';
import { poll } from './poll';
import { isUsed, newProfile, removeLocks, removeProfile } from './profile';
import {
  askCounts,
  askReport,
  countAllHighlights,
  countHighlights,
  settledReport,
  tabOf,
} from './report';
import { serve } from './serve';
import type {
  LaunchOptions,
  OpenedPopup,
  Records,
  Running,
  SeenRequest,
  ServedPage,
} from './types';

const START = { chromium: startChromium, firefox: startFirefox };

/** A browser with the extension, and what was seen in it. Made by `launch`. */
export class Session {
  readonly errors: string[] = [];
  readonly requests: SeenRequest[] = [];
  private running: Running | undefined;
  private own: Page | undefined;
  private turns: Page | undefined;

  constructor(
    readonly name: BrowserName,
    private readonly options: LaunchOptions,
    private readonly profileDir: string,
    /** The first run is over: a profile that was used before opens no welcome page. */
    private welcomed: boolean,
  ) {}

  private get live(): Running {
    if (!this.running) throw new Error('the browser is not running');
    return this.running;
  }

  /** Address of the extension, without a slash at the end. */
  get origin(): string {
    return this.live.origin;
  }

  async start(): Promise<void> {
    const program = findBrowser(this.name);
    if (!program) throw new Error(`${this.name} is not installed (see scripts/setup.mjs)`);
    const { extensionDir, headless = true, backgroundIdleMs, proxyPort, localHosts } = this.options;
    const records: Records = { errors: this.errors, requests: this.requests };
    const { profileDir } = this;
    this.running = await START[this.name]({
      program,
      extensionDir,
      profileDir,
      headless,
      backgroundIdleMs,
      proxyPort,
      localHosts,
      records,
    });
    await this.closeWelcome();
  }

  /** The page of the first run: waited for and closed, so that it comes in front of nothing. */
  private async closeWelcome(): Promise<void> {
    if (this.welcomed || this.options.keepWelcome === true) return;
    await this.inExtension(closeOwnTab, await this.welcomeTab());
    this.welcomed = true;
  }

  /** The browser's number of the tab that the first run opened. */
  async welcomeTab(): Promise<number> {
    return poll('the welcome page opens', () => this.inExtension(findOwnTab, '/welcome.html'));
  }

  /**
   * Serves a page at its address and opens it in front. Nothing else is let through.
   * @param before runs on the empty tab, to put something into the page ahead of its own scripts
   */
  async openPage(served: ServedPage, before?: (page: Page) => Promise<void>): Promise<Page> {
    const page = await this.newPage();
    await before?.(page);
    await serve(page, served, this.requests);
    await page.goto(served.url, { waitUntil: 'domcontentloaded' });
    await page.bringToFront();
    return page;
  }

  /** As `openPage`, but page after page in one tab, which is half the work for the browser. */
  async openInTurn(served: ServedPage, before: (page: Page) => Promise<void>): Promise<Page> {
    const page = this.turns;
    if (page === undefined) {
      this.turns = await this.openPage(served, before);
      return this.turns;
    }
    await serve(page, served, this.requests);
    await page.goto(served.url, { waitUntil: 'domcontentloaded' });
    return page;
  }

  /** Opens an address in the network, for the demo: the tests never do. */
  async openLive(url: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.bringToFront();
    return page;
  }

  /** Number of the browser's first process. */
  get processId(): number | undefined {
    return this.live.browser.process()?.pid;
  }

  /** An empty tab, for the browser's own pages. */
  blankPage(): Promise<Page> {
    return this.newPage();
  }

  /** The extension's pages have closed with it: the next question opens a new one. */
  forgetOwnPage(): void {
    this.own = undefined;
  }

  /** Closes the empty tab that every browser starts with. */
  async closeBlankTab(): Promise<void> {
    const pages = await this.live.browser.pages();
    await pages.find((page) => page.url() === 'about:blank')?.close();
  }

  /** The tabs that are open. */
  pages(): Promise<Page[]> {
    return this.live.browser.pages();
  }

  /** Closes every tab but one empty one: the next scene starts from nothing. */
  async closeAllPages(): Promise<void> {
    const open = await this.live.browser.pages();
    await this.live.browser.newPage();
    this.own = undefined;
    for (const page of open) await page.close();
  }

  /** Calls back when the browser has gone, also when the user closed it. */
  onClose(callback: () => void): void {
    this.live.browser.once('disconnected', callback);
  }

  /** Opens a page of the extension itself, such as `popup.html`, in a tab. */
  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.newPage();
    await this.live.openOwn(page, path);
    return page;
  }

  /** The popup for a page, opened in a tab: works in both browsers. The page goes behind it. */
  async openPopupTab(page: Page): Promise<Page> {
    const id = await tabOf(await this.ownPage(page), page.url());
    if (id === undefined) throw new Error(`no tab shows ${page.url()}`);
    return this.openExtensionPage(`popup.html?tab=${id}`);
  }

  /** The toolbar popup over the page in Chromium; Firefox has no way to open it. */
  async openPopup(page: Page): Promise<Page> {
    return (await this.openPopupTimed(page)).popup;
  }

  /** The same, with the moment of the click. */
  async openPopupTimed(page: Page): Promise<OpenedPopup> {
    const open = this.live.openPopup;
    if (!open) throw new Error(`${this.name} cannot open the popup for a driver`);
    return open(page);
  }

  /** What the content script says of a page as it is now; nothing while it does not answer. */
  async report(page: Page): Promise<PageReport | undefined> {
    return askReport(await this.ownPage(page), page.url());
  }

  /** How much of a page was read, without its posts. */
  async counts(page: Page): Promise<Pick<PageReport, 'read' | 'errors'> | undefined> {
    return askCounts(await this.ownPage(page), page.url());
  }

  /** Puts another extension into the same browser. */
  async installOther(dir: string): Promise<void> {
    await this.live.browser.installExtension(dir);
  }

  /** The report once the whole page was read and nothing changes any more, all posts included. */
  async readAll(page: Page): Promise<PageReport> {
    const own = await this.ownPage();
    // Behind another tab a page draws no frames, and what is near the screen is never seen.
    await page.bringToFront();
    return settledReport(page, () => askReport(own, page.url()));
  }

  /** How many stretches of text are marked near the screen. */
  highlights(page: Page): Promise<number> {
    return countHighlights(page);
  }

  /** How many are marked in the whole page, as a reader comes by; it has to be in front. */
  allHighlights(page: Page): Promise<number> {
    return countAllHighlights(page);
  }

  /** Runs code in a page of the extension, where its storage and permissions are at hand. */
  async inExtension<A extends unknown[], F extends EvaluateFunc<A> = EvaluateFunc<A>>(
    run: F,
    ...args: A
  ): Promise<Awaited<ReturnType<F>>> {
    return (await this.ownPage()).evaluate<A, F>(run, ...args);
  }

  /** Ends the background, so that the next message has to start it again. */
  async stopBackground(): Promise<void> {
    await this.live.stopBackground(await this.ownPage());
  }

  /** Ends the browser and starts it again on the same profile, as a user does. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends the browser as a crash does, without a word, and starts it again on the same profile. */
  async crash(): Promise<void> {
    this.own = undefined;
    await killBrowser(this.live.browser);
    this.running = undefined;
    await removeLocks(this.profileDir);
    await this.start();
  }

  async close(): Promise<void> {
    await this.stop();
    if (!this.options.profileDir) await removeProfile(this.profileDir);
  }

  private async stop(): Promise<void> {
    this.own = undefined;
    await this.running?.close();
    this.running = undefined;
  }

  /** A page of the extension that only serves to ask: made once, never in front. */
  private async ownPage(front?: Page): Promise<Page> {
    if (!this.own) {
      this.own = await this.openExtensionPage('popup.html');
      await front?.bringToFront();
    }
    return this.own;
  }

  private async newPage(): Promise<Page> {
    const page = await this.live.browser.newPage();
    // Firefox's errors are read from its stderr, with those of the background.
    if (this.name !== 'firefox') keepOwnErrors(page, this.errors);
    return page;
  }
}

/** Starts a browser with an unpacked extension. Close it in the end. */
export async function launch(name: BrowserName, options: LaunchOptions): Promise<Session> {
  const profileDir = options.profileDir ?? (await newProfile());
  const used = await isUsed(profileDir);
  const session = new Session(name, options, profileDir, used);
  try {
    await session.start();
  } catch (error) {
    await session.close();
    throw error;
  }
  return session;
}

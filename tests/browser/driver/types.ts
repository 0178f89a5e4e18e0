import type { Browser, Page } from 'puppeteer-core';

/** A saved page, served at its real address. */
export interface ServedPage {
  readonly url: string;
  /** Bytes are served as they are, so that a page in another charset keeps it. */
  readonly html: string | Uint8Array;
  /** Content-Security-Policy header of the page. */
  readonly csp?: string;
}

/** A request other than the served page. All of them are aborted. */
export interface SeenRequest {
  readonly from: 'page' | 'background';
  readonly url: string;
}

/** What a browser tells while it runs. */
export interface Records {
  readonly errors: string[];
  readonly requests: SeenRequest[];
}

/** What a session is started with. */
export interface LaunchOptions {
  readonly extensionDir: string;
  /** Kept after `close` when given; otherwise a fresh one that is removed. */
  readonly profileDir?: string;
  readonly headless?: boolean;
  readonly backgroundIdleMs?: number;
  /** Port of a proxy on this machine for all traffic. */
  readonly proxyPort?: number;
  /** Hosts that a test serves itself, for pages that open without a driver. */
  readonly localHosts?: readonly string[];
  /** Leaves the page of the first run open. */
  readonly keepWelcome?: boolean;
}

export interface StartOptions {
  readonly program: string;
  readonly extensionDir: string;
  readonly profileDir: string;
  readonly headless: boolean;
  /** Firefox only: how long the event page may idle before the browser ends it. */
  readonly backgroundIdleMs?: number | undefined;
  /** Port of a proxy on this machine through which everything has to go, loopback included. */
  readonly proxyPort?: number | undefined;
  /** These hosts are on this machine: a test serves them itself, under ports of its own. */
  readonly localHosts?: readonly string[] | undefined;
  readonly records: Records;
}

export interface OpenedPopup {
  readonly popup: Page;
  /** Milliseconds of the epoch, just before the click on the toolbar. */
  readonly clicked: number;
}

/** One running browser with the extension in it: what differs between the two. */
export interface Running {
  readonly browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`, no slash at the end. */
  readonly origin: string;
  /** Loads one of the extension's own pages; resolves when it has loaded. */
  openOwn(page: Page, path: string): Promise<void>;
  /**
   * Resolves when the background (service worker, event page) has ended. Chromium is told to end
   * it; Firefox cannot be told, so it has to be started with a short `backgroundIdleMs`.
   */
  stopBackground(own: Page): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
  /** Opens the toolbar popup over the page, where the browser lets a driver do that. */
  openPopup?(page: Page): Promise<OpenedPopup>;
}

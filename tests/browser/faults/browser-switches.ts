import type { Page } from 'puppeteer-core';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';

/**
 * What people do to an extension in the browser's own pages: switch it off, update it, remove it.
 * Chromium's page of extensions and Firefox's internals are asked, as the buttons there do.
 */
export interface BrowserSwitches {
  disable(): Promise<void>;
  enable(): Promise<void>;
  /** Loads it anew from its folder, as an update does. */
  reload(): Promise<void>;
  remove(): Promise<void>;
  /** Ends the background at once, whatever it is doing. */
  killBackground(): Promise<void>;
  allowPrivate(): Promise<void>;
  /** The page of the browser itself in which this runs. */
  readonly page: Page;
}

const ADDON_ID = 'mingjian@mingjian.example';

export async function openSwitches(session: Session): Promise<BrowserSwitches> {
  return session.name === 'chromium' ? chromiumSwitches(session) : firefoxSwitches(session);
}

interface ChromeGlobals {
  readonly chrome: {
    readonly management: { setEnabled(id: string, on: boolean): Promise<void> };
    readonly developerPrivate: {
      updateProfileConfiguration(change: object): Promise<void>;
      updateExtensionConfiguration(change: object): Promise<void>;
    };
  };
}

interface ReloadGlobals {
  readonly chrome: { readonly runtime: { reload(): void } };
}

async function chromiumSwitches(session: Session): Promise<BrowserSwitches> {
  const page = await session.blankPage();
  await page.goto('chrome://extensions');
  // Otherwise an unpacked extension that loads anew is switched off.
  await page.evaluate(async () => {
    const { chrome } = globalThis as unknown as ChromeGlobals;
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  const id = session.origin.slice('chrome-extension://'.length);
  const setEnabled = async (on: boolean) => {
    await page.evaluate(
      async (extension, wanted) => {
        const { chrome } = globalThis as unknown as ChromeGlobals;
        await chrome.management.setEnabled(extension, wanted);
      },
      id,
      on,
    );
    session.forgetOwnPage();
  };
  return {
    page,
    disable: () => setEnabled(false),
    enable: () => setEnabled(true),
    async reload() {
      // The answer is lost with the page that asked.
      await session
        .inExtension(() => (globalThis as unknown as ReloadGlobals).chrome.runtime.reload())
        .catch(() => undefined);
      session.forgetOwnPage();
    },
    async remove() {
      await page.browser().uninstallExtension(id);
      session.forgetOwnPage();
    },
    killBackground: () => session.stopBackground(),
    async allowPrivate() {
      await page.evaluate(async (extension) => {
        const { chrome } = globalThis as unknown as ChromeGlobals;
        const change = { extensionId: extension, incognitoAccess: true };
        await chrome.developerPrivate.updateExtensionConfiguration(change);
      }, id);
      session.forgetOwnPage();
    },
  };
}

interface Addon {
  disable(): Promise<void>;
  enable(): Promise<void>;
  reload(): Promise<void>;
  uninstall(): Promise<void>;
}
interface FirefoxGlobals {
  readonly ChromeUtils: { importESModule(url: string): unknown };
  readonly WebExtensionPolicy: {
    getByID(id: string): {
      readonly extension: {
        terminateBackground(options: object): Promise<void>;
        readonly backgroundState: string;
      };
    } | null;
  };
}

async function firefoxSwitches(session: Session): Promise<BrowserSwitches> {
  const page = await session.blankPage();
  // Firefox never tells the driver that such a page has loaded.
  page.goto('about:support').catch(() => undefined);
  await poll('the page of the browser opens', () =>
    page
      .evaluate(
        () => (location.href === 'about:support' && 'ChromeUtils' in globalThis) || undefined,
      )
      .catch(() => undefined),
  );
  const onAddon = async (action: 'disable' | 'enable' | 'reload' | 'uninstall') => {
    await page.evaluate(
      async (id, wanted) => {
        const { ChromeUtils } = globalThis as unknown as FirefoxGlobals;
        const { AddonManager } = ChromeUtils.importESModule(
          'resource://gre/modules/AddonManager.sys.mjs',
        ) as { AddonManager: { getAddonByID(id: string): Promise<Addon> } };
        await (await AddonManager.getAddonByID(id))[wanted]();
      },
      ADDON_ID,
      action,
    );
    session.forgetOwnPage();
  };
  return {
    page,
    disable: () => onAddon('disable'),
    enable: () => onAddon('enable'),
    reload: () => onAddon('reload'),
    remove: () => onAddon('uninstall'),
    async killBackground() {
      await page.evaluate(async (id) => {
        const { WebExtensionPolicy } = globalThis as unknown as FirefoxGlobals;
        const extension = WebExtensionPolicy.getByID(id)?.extension;
        await extension?.terminateBackground({ ignoreDevToolsAttached: true });
      }, ADDON_ID);
    },
    async allowPrivate() {
      await page.evaluate(async (id) => {
        const { ChromeUtils } = globalThis as unknown as FirefoxGlobals;
        const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs',
        ) as {
          ExtensionPermissions: { add(id: string, what: object, to?: unknown): Promise<void> };
        };
        const what = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
        await ExtensionPermissions.add(id, what);
      }, ADDON_ID);
      await onAddon('reload');
    },
  };
}

import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings/schema';
import type { Session } from './session';

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: string): Promise<{ settings?: Settings }>;
        set(items: { settings: Partial<Settings> }): Promise<void>;
      };
    };
  };
}

/** Stores settings as the extension's own pages do; open pages hear of it at once. */
export async function changeSettings(session: Session, change: Partial<Settings>): Promise<void> {
  await session.inExtension(
    async (defaults, changed) => {
      const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
      const { settings: stored } = await local.get('settings');
      const settings = { ...defaults, ...stored };
      const sites = { ...settings.sites, ...changed.sites };
      await local.set({ settings: { ...settings, ...changed, sites } });
    },
    DEFAULT_SETTINGS,
    change,
  );
}

/** Stores exactly these settings over the defaults: what a scene changed is gone after it. */
export async function storeSettings(session: Session, changed: Partial<Settings>): Promise<void> {
  await session.inExtension(
    async (settings) => {
      const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
      await local.set({ settings });
    },
    { ...DEFAULT_SETTINGS, ...changed },
  );
}

/** Changes the language and nothing else; open pages follow. */
export async function changeLanguage(
  session: Session,
  language: Settings['language'],
): Promise<void> {
  await session.inExtension(async (wanted) => {
    const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
    const { settings } = await local.get('settings');
    await local.set({ settings: { ...settings, language: wanted } });
  }, language);
}

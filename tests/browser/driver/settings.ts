import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings/schema';
import type { Session } from './session';

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: string): Promise<{ settings?: Settings }>;
        set(items: { settings: Settings }): Promise<void>;
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

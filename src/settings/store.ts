import { browser } from 'wxt/browser';
import { repairSettings } from './repair';
import type { Settings } from './schema';

export const SETTINGS_KEY = 'settings';
/** The last stored copy that did not fit, kept so that nothing people chose is lost for good. */
export const REJECTED_KEY = 'settings.rejected';

/** Thrown by `updateSettings` when a newer release wrote the settings: they are left as they are. */
export class NewerSettingsError extends Error {
  override readonly name = 'NewerSettingsError';
}

/** The settings as stored, repaired where needed. Reads only, so content scripts may call it too. */
export async function loadSettings(): Promise<Settings> {
  const { [SETTINGS_KEY]: stored } = await browser.storage.local.get(SETTINGS_KEY);
  return repairSettings(stored).settings;
}

/** Changes the settings and resolves to what is stored now. Only the extension's own pages call it. */
export function updateSettings(change: (current: Settings) => Settings): Promise<Settings> {
  // Popup and options may write at the same moment; a lost update would be a switch that jumps back.
  return inTurn(async () => {
    const { [SETTINGS_KEY]: stored } = await browser.storage.local.get(SETTINGS_KEY);
    const { settings, broken, newer } = repairSettings(stored);
    if (newer) throw new NewerSettingsError('the settings were written by a newer release');
    const next = change(settings);
    if (broken) await browser.storage.local.set({ [REJECTED_KEY]: stored });
    await browser.storage.local.set({ [SETTINGS_KEY]: next });
    return next;
  });
}

/** Calls back with the new settings on every change, wherever it was made, until `signal` aborts. */
export function watchSettings(callback: (settings: Settings) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string): void => {
    const change = area === 'local' ? changes[SETTINGS_KEY] : undefined;
    if (change !== undefined) callback(repairSettings(change.newValue).settings);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: across all own pages where the Locks API is there, else within this one. */
function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  if (locks !== undefined) return locks.request(SETTINGS_KEY, task) as Promise<T>;
  const turn = last.then(task, task);
  last = turn.catch(() => undefined);
  return turn;
}

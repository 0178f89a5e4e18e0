import { browser } from 'wxt/browser';
import { answered } from '../answered';
import { repairSettings } from './repair';
import type { Settings } from './schema';

export const SETTINGS_KEY = 'settings';
/** The last stored copy that did not fit, kept so that nothing people chose is lost for good. */
export const REJECTED_KEY = 'settings.rejected';

/** Thrown by `updateSettings` when a newer release wrote the settings: they are left as they are. */
export class NewerSettingsError extends Error {
  override readonly name = 'NewerSettingsError';
}

/**
 * The settings as stored, repaired where needed. Reads only, so content scripts may call it too.
 * Rejects when the browser's storage fails or does not answer: nobody knows then what was chosen.
 */
export async function loadSettings(): Promise<Settings> {
  return repairSettings(await read(SETTINGS_KEY)).settings;
}

/** One value of the storage, for as long as people would wait for it. */
async function read(key: string): Promise<unknown> {
  const { [key]: stored } = await answered(browser.storage.local.get(key));
  return stored;
}

/** Changes the settings and resolves to what is stored now. Only the extension's own pages call it. */
export function updateSettings(change: (current: Settings) => Settings): Promise<Settings> {
  // Popup and options may write at the same moment; a lost update would be a switch that jumps back.
  return inTurn(async () => {
    const stored = await read(SETTINGS_KEY);
    const { settings, broken, newer } = repairSettings(stored);
    if (newer) throw new NewerSettingsError('the settings were written by a newer release');
    const next = change(settings);
    // Both in one write: a full disk or a browser that ends keeps either the old state or the new.
    const rejected = broken ? { [REJECTED_KEY]: stored } : {};
    await answered(browser.storage.local.set({ ...rejected, [SETTINGS_KEY]: next }));
    return next;
  });
}

/** What was stored and did not fit, and so is not in use; undefined when all of it is. */
export async function loadRejected(): Promise<unknown> {
  const stored = await read(SETTINGS_KEY);
  // Not yet replaced by a change: the stored settings are the copy themselves.
  return repairSettings(stored).broken ? stored : await read(REJECTED_KEY);
}

/** Forgets the copy; what is in use stays. */
export async function forgetRejected(): Promise<void> {
  // Writes repaired settings over broken ones first: they would be found as a copy again.
  await updateSettings((current) => current);
  await answered(browser.storage.local.remove(REJECTED_KEY));
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

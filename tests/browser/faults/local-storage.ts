/** What is stored, read and written past our own code: these run in a page of the extension. */

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly local: {
        get(key: null): Promise<Record<string, unknown>>;
        set(items: object): Promise<void>;
        clear(): Promise<void>;
        getBytesInUse(key: null): Promise<number>;
        readonly QUOTA_BYTES: number;
      };
    };
  };
}

export async function clearLocal(): Promise<void> {
  const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
  await local.clear();
}

export function readLocal(): Promise<Record<string, unknown>> {
  return (globalThis as unknown as OwnPageGlobals).chrome.storage.local.get(null);
}

export async function writeLocal(items: object): Promise<void> {
  await (globalThis as unknown as OwnPageGlobals).chrome.storage.local.set(items);
}

/** To the last byte that the browser gives. */
export async function fillLocal(): Promise<void> {
  const { local } = (globalThis as unknown as OwnPageGlobals).chrome.storage;
  const free = local.QUOTA_BYTES - (await local.getBytesInUse(null));
  await local.set({ ballast: 'x'.repeat(free - 'ballast""'.length) });
}

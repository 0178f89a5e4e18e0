interface OwnPageGlobals {
  readonly chrome: {
    readonly extension: { getViews(): (Window & OwnPageGlobals)[] };
    readonly tabs: {
      getCurrent(): Promise<{ id?: number } | undefined>;
      remove(id: number): Promise<void>;
    };
  };
}

/** Runs in a page of the extension: drivers do not hear of tabs that Firefox's extensions open. */
export async function findOwnTab(path: string): Promise<number | undefined> {
  const { chrome } = globalThis as unknown as OwnPageGlobals;
  const view = chrome.extension.getViews().find(({ location }) => location.pathname === path);
  return (await view?.chrome?.tabs.getCurrent())?.id;
}

export async function closeOwnTab(id: number): Promise<void> {
  await (globalThis as unknown as OwnPageGlobals).chrome.tabs.remove(id);
}

import { basename } from 'node:path';

/** zod's popup half imports these by name alone; only the review page's rule packs run them. */
const NOT_IN_POPUP = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-\w+)\.js$/;

/** What of rollup's `ManualChunkMeta` is asked for. */
interface Graph {
  getModuleInfo(
    id: string,
  ): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/**
 * For rollup's `manualChunks`: what the popup has in common with other pages is one file, not a
 * dozen. The browser takes some milliseconds for each, one after the other, and a popup that lists
 * posts 40 ms later is a popup that feels slow.
 */
export function sharedWithPopup(id: string, graph: Graph): string | undefined {
  if (NOT_IN_POPUP.test(id)) return undefined;
  const pages = pagesOf(id, graph);
  return pages.has('popup') && pages.size > 1 ? 'shared' : undefined;
}

/** The pages that load a module before they run. */
function pagesOf(id: string, graph: Graph): Set<string> {
  const pages = new Set<string>();
  const seen = new Set([id]);
  for (const module of seen) {
    const info = graph.getModuleInfo(module);
    if (info?.isEntry) pages.add(pageOf(module));
    for (const importer of info?.importers ?? []) seen.add(importer);
  }
  return pages;
}

/** `…/entrypoints/popup/index.html` and `…/popup.html` → `popup`. */
function pageOf(entry: string): string {
  const [, folder = '', file = ''] = /([^/]*)\/([^/]*)$/.exec(entry) ?? [];
  return file === 'index.html' ? folder : basename(file, '.html');
}

import { browser } from 'wxt/browser';
import { type PageReport, pageReport } from '../../messages/from-page';
import type { Settings } from '../../settings/schema';
import { SITES, type Site } from '../../sites';
import type { TextShape } from '../../sites/types';

/** How an adapter fares in this browser and on the pages that are open now. */
export interface AdapterCheck {
  readonly id: string;
  /** Selectors that this browser cannot read: the adapter finds too little here. */
  readonly unreadable: readonly string[];
  readonly pages: readonly PageCheck[];
}

export interface PageCheck {
  readonly host: string;
  /** Null: no script of ours answers there. */
  readonly state: PageReport['state'] | null;
  readonly read: number;
}

/** Tries every selector of every adapter, and asks the open tabs of each site. Changes nothing. */
export async function checkAdapters(settings: Settings): Promise<AdapterCheck[]> {
  const own = Object.keys(settings.sites).map((host) => `*://${host}/*`);
  const builtIn = SITES.map(async (site) => ({
    id: site.id,
    unreadable: selectorsOf(site).filter((selector) => !isReadable(selector)),
    pages: await checkTabs([...site.matches], site.id),
  }));
  const generic = { id: 'generic', unreadable: [], pages: await checkTabs(own, 'generic') };
  return [...(await Promise.all(builtIn)), generic];
}

function selectorsOf(site: Site): string[] {
  const inText = (shape: TextShape): (string | undefined)[] => [
    shape.item,
    ...shape.text,
    shape.title,
    shape.drop,
    shape.author,
    shape.permalink,
    shape.cut,
  ];
  const all = site.shapes.flatMap((shape) => [
    ...inText(shape),
    ...(shape.quoted === undefined ? [] : inText(shape.quoted)),
  ]);
  return [...all, ...(site.walls ?? [])].filter((selector) => selector !== undefined);
}

function isReadable(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

async function checkTabs(patterns: string[], adapter: string): Promise<PageCheck[]> {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: patterns }).catch(() => []);
  const checks = await Promise.all(tabs.map(({ id, url }) => checkTab(id, url)));
  // Two adapters may share a host: each page is told by the one that reads it.
  return checks
    .filter((check) => check.adapter === null || check.adapter === adapter)
    .map(({ host, state, read }) => ({ host, state, read }));
}

async function checkTab(id: number | undefined, url: string | undefined) {
  const host = url === undefined ? '' : new URL(url).host;
  try {
    const reply: unknown = await browser.tabs.sendMessage(id ?? -1, {
      type: 'popup-report',
      limit: 0,
    });
    const { state, read, adapter } = pageReport.parse(reply);
    return { host, state, read, adapter };
  } catch {
    return { host, state: null, read: 0, adapter: null };
  }
}

import { browser } from 'wxt/browser';
import { injectInto, pageScript } from '../../background/content-script';
import { type PageReport, pageReport } from '../../messages/from-page';
import { isSiteOn } from '../../settings/effective';
import { loadSettings } from '../../settings/store';
import { matchesPattern } from '../../sites/match-pattern';
import type { TargetTab } from './target-tab';

/** What the popup can say of a tab. */
export type View =
  | { readonly kind: 'loading' }
  | { readonly kind: 'report'; readonly report: PageReport; readonly builtIn: boolean }
  /** Not read yet, but could be: by the user's permission, or by switching the site on. */
  | {
      readonly kind: 'askable';
      readonly host: string;
      readonly origin: string;
      readonly builtIn: boolean;
    }
  | { readonly kind: 'off'; readonly host: string }
  | { readonly kind: 'unreached'; readonly host: string }
  | { readonly kind: 'restricted' };

/** Pages of the web that browsers keep to themselves. */
const RESERVED_HOSTS = [
  'chromewebstore.google.com',
  'addons.mozilla.org',
  'microsoftedge.microsoft.com',
];

/**
 * Asks the tab for its report, else finds out why there is none.
 * @param tries how often it was asked before without an answer
 * @param limit how many posts to list: each one costs the page a look at its text
 */
export async function look(tab: TargetTab, tries: number, limit: number): Promise<View> {
  const [report, url] = await Promise.all([askReport(tab.id, limit), addressOf(tab)]);
  const patterns = pageScript().builtIn;
  const builtIn = url !== null && patterns.some((pattern) => matchesPattern(pattern, url.href));
  if (report !== null) {
    // Without its address (a tab opened by number) the page's adapter tells.
    return {
      kind: 'report',
      report,
      builtIn: url === null ? report.adapter !== 'generic' : builtIn,
    };
  }
  if (url === null || RESERVED_HOSTS.includes(url.hostname)) return { kind: 'restricted' };

  const host = url.hostname;
  const origin = `${url.protocol}//${host}/*`;
  const allowed = await browser.permissions.contains({ origins: [origin] });
  const on = isSiteOn(await loadSettings(), host, builtIn);
  if (!on && builtIn) return { kind: 'off', host };
  if (!on || !allowed) return { kind: 'askable', host, origin, builtIn };
  // Open since before the extension came: start it now. Other sites are started by the background.
  if (builtIn && tries === 0) await injectInto(tab.id);
  return tries < PATIENCE ? { kind: 'loading' } : { kind: 'unreached', host };
}

/** Half-seconds until a page that should answer counts as not reached. */
const PATIENCE = 6;

async function askReport(tabId: number, limit: number): Promise<PageReport | null> {
  try {
    const reply: unknown = await browser.tabs.sendMessage(tabId, { type: 'popup-report', limit });
    const parsed = pageReport.safeParse(reply);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The address of the tab as far as we may know it and could ever read it. */
async function addressOf(tab: TargetTab): Promise<URL | null> {
  try {
    const url = new URL((await browser.tabs.get(tab.id)).url ?? tab.url ?? '');
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

import { browser } from 'wxt/browser';
import type { Settings } from '../settings/schema';
import { loadSettings, watchSettings } from '../settings/store';
import { injectInto, isAwake, pageScript } from './content-script';

const PREFIX = 'site:';
const SCHEMES = ['https', 'http'] as const;

/**
 * Keeps the browser's list of sites that people switched on equal to the settings and the
 * permissions. It compares and corrects, whatever happened and in whatever order: in Firefox the
 * popup closes while the browser asks for the permission, so no step may wait for another there.
 */
export function followUserSites(): void {
  let running = Promise.resolve();
  const follow = (): void => {
    running = running.then(correct).catch((error: unknown) => {
      console.error('The list of sites could not be brought up to date.', error);
    });
  };
  browser.permissions.onAdded.addListener(follow);
  browser.permissions.onRemoved.addListener(follow);
  browser.runtime.onInstalled.addListener(follow);
  browser.runtime.onStartup.addListener(follow);
  watchSettings(follow, new AbortController().signal);
}

/** Registers what is missing, removes what is too much, starts in open tabs what is new. */
async function correct(): Promise<void> {
  const wanted = await allowedOrigins(await loadSettings());
  const registered = (await browser.scripting.getRegisteredContentScripts())
    .map((script) => script.id)
    .filter((id) => id.startsWith(PREFIX));

  const surplus = registered.filter((id) => !wanted.includes(id.slice(PREFIX.length)));
  if (surplus.length > 0) await browser.scripting.unregisterContentScripts({ ids: surplus });

  const missing = wanted.filter((origin) => !registered.includes(PREFIX + origin));
  if (missing.length === 0) return;
  const { js, css, runAt, builtIn } = pageScript();
  await browser.scripting.registerContentScripts(
    missing.map((origin) => ({
      id: PREFIX + origin,
      matches: [origin],
      // The manifest runs it there already; twice would mean every mark twice.
      ...(builtIn.length > 0 ? { excludeMatches: builtIn } : {}),
      js,
      ...(css.length > 0 ? { css } : {}),
      runAt,
      persistAcrossSessions: true,
    })),
  );
  await startInOpenTabs(missing);
}

/** The switched-on hosts as match patterns, as far as the browser gave its permission. */
async function allowedOrigins(settings: Settings): Promise<string[]> {
  const origins = Object.entries(settings.sites)
    .filter(([, on]) => on)
    .flatMap(([host]) => SCHEMES.map((scheme) => `${scheme}://${host}/*`));
  const allowed = await Promise.all(
    origins.map((origin) =>
      // An entry that is no host makes the browser throw; it must not stop the others.
      browser.permissions.contains({ origins: [origin] }).catch(() => false),
    ),
  );
  return origins.filter((_, index) => allowed[index]);
}

async function startInOpenTabs(origins: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id !== undefined && !(await isAwake(id))) await injectInto(id);
    }),
  );
}

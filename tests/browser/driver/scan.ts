import type { BrowserName } from '../../../scripts/browsers.mjs';
import type { PageReport } from '../../../src/messages/from-page';
import { copyWithHosts, runsOn } from './extension-copy';
import { poll } from './poll';
import { launch, type Session } from './session';
import { changeSettings } from './settings';
import type { LaunchOptions, ServedPage } from './types';

export interface ScannedPage {
  readonly report: PageReport;
  readonly highlights: number;
  readonly errors: readonly string[];
}

/**
 * Starts a browser in which the extension reads all of these addresses: as it is on supported
 * sites, elsewhere with the generic adapter, as if the user had switched it on there.
 */
export async function launchFor(
  name: BrowserName,
  urls: readonly string[],
  options: LaunchOptions,
): Promise<{ session: Session; close: () => Promise<void> }> {
  const hosts = await unknownHosts(options.extensionDir, urls);
  if (hosts.length === 0) {
    const session = await launch(name, options);
    return { session, close: () => session.close() };
  }
  const copy = await copyWithHosts(options.extensionDir, hosts);
  const session = await launch(name, { ...options, extensionDir: copy.dir });
  const close = async () => {
    await session.close();
    await copy.remove();
  };
  try {
    await switchOn(session, hosts);
  } catch (error) {
    await close();
    throw error;
  }
  return { session, close };
}

async function unknownHosts(extensionDir: string, urls: readonly string[]): Promise<string[]> {
  const known = await Promise.all(urls.map((url) => runsOn(extensionDir, url)));
  const unknown = urls.filter((_, index) => !known[index]).map((url) => new URL(url).hostname);
  return [...new Set(unknown)];
}

/** Opens the page and reads it to its end. */
export async function scanPage(session: Session, served: ServedPage): Promise<ScannedPage> {
  const before = session.errors.length;
  const page = await session.openPage(served);
  const report = await session.readAll(page);
  const highlights = await session.allHighlights(page);
  await page.close();
  return { report, highlights, errors: [...report.errors, ...session.errors.slice(before)] };
}

interface OwnPageGlobals {
  readonly chrome: {
    readonly scripting: { getRegisteredContentScripts(): Promise<{ matches?: string[] }[]> };
  };
}

/** What the popup does when the user switches an unknown site on, permission already given. */
async function switchOn(session: Session, hosts: readonly string[]): Promise<void> {
  await changeSettings(session, { sites: Object.fromEntries(hosts.map((host) => [host, true])) });
  await poll(`${hosts.join(', ')} switched on`, async () => {
    const patterns = await session.inExtension(async () => {
      const { scripting } = (globalThis as unknown as OwnPageGlobals).chrome;
      const scripts = await scripting.getRegisteredContentScripts();
      return scripts.flatMap((script) => script.matches ?? []);
    });
    const isOn = (host: string) => patterns.some((pattern) => pattern.includes(`//${host}/`));
    return hosts.every(isOn) ? true : undefined;
  });
}

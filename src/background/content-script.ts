import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { pageReport } from '../messages/from-page';

/** What the manifest runs in pages: the one place that knows the names of the built files. */
export interface PageScript {
  readonly js: string[];
  readonly css: string[];
  readonly runAt: 'document_start' | 'document_end' | 'document_idle';
  /** Where the browser runs it by itself. */
  readonly builtIn: string[];
}

export function pageScript(): PageScript {
  const entries = browser.runtime.getManifest().content_scripts ?? [];
  const first = entries[0];
  return {
    js: (first?.js ?? []).map(ownPath),
    css: (first?.css ?? []).map(ownPath),
    runAt: first?.run_at ?? 'document_idle',
    builtIn: entries.flatMap((entry) => entry.matches ?? []),
  };
}

/** Firefox shows the manifest's files as full addresses, and takes only paths back. */
function ownPath(file: string): string {
  const base = browser.runtime.getURL('/');
  return file.startsWith(base) ? file.slice(base.length) : file;
}

/** Whether our script runs in this tab and answers. */
export async function isAwake(tabId: number): Promise<boolean> {
  try {
    const reply: unknown = await browser.tabs.sendMessage(tabId, {
      type: 'popup-report',
      limit: 0,
    });
    return pageReport.safeParse(reply).success;
  } catch {
    return false;
  }
}

/** Starts our script in an open tab. False where the browser does not let us. */
export async function injectInto(tabId: number): Promise<boolean> {
  const { js, css } = pageScript();
  try {
    if (css.length > 0) await browser.scripting.insertCSS({ target: { tabId }, files: css });
    // WXT types the files it knows of; these come from the manifest it wrote.
    await browser.scripting.executeScript({ target: { tabId }, files: js as ScriptPublicPath[] });
    return true;
  } catch {
    return false;
  }
}

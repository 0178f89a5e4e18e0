import { answered } from '../../answered';
import type { Settings } from '../../settings/schema';
import { loadSettings } from '../../settings/store';
import { PAGE_POSTS } from '../post-list';
import { look, type View } from './look';
import { type TargetTab, targetTab } from './target-tab';

/** What is known when the popup first draws itself. */
export interface Start {
  readonly settings: Settings | null;
  readonly tab: TargetTab | null;
  /** `loading`: the page has not answered in time. */
  readonly view: View;
}

/** Longer than this nobody looks at an empty popup: then it says that it is reading. */
const PATIENCE_MS = 60;
/** A storage that does not answer must not leave the popup empty: it is asked again then. */
const SETTINGS_MS = 1_000;

/** Asks settings, tab and page all at once, so that the first thing drawn is the answer. */
export async function startPopup(search: string): Promise<Start> {
  const settings = answered(loadSettings(), SETTINGS_MS).catch(() => null);
  const tab = await targetTab(search).catch(() => null);
  const view = tab === null ? restricted() : look(tab, 0, PAGE_POSTS).catch(restricted);
  const early = new Promise<View>((resolve) => {
    setTimeout(() => resolve({ kind: 'loading' }), PATIENCE_MS);
  });
  return { settings: await settings, tab, view: await Promise.race([view, early]) };
}

function restricted(): View {
  return { kind: 'restricted' };
}

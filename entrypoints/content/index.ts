import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { toPage } from '../../src/messages';
import { createBackground } from '../../src/page/ask-background';
import { createPageControl } from '../../src/page/page-control';
import { loadSettings, watchSettings } from '../../src/settings/store';
import { SITES } from '../../src/sites';

export default defineContentScript({
  matches: SITES.flatMap((site) => [...site.matches]),
  runAt: 'document_idle',
  async main(ctx) {
    const background = createBackground(async (message) => {
      // After an update of the extension nobody answers any more: `ctx` ends everything then.
      if (ctx.isInvalid) throw new Error('the extension was reloaded');
      return browser.runtime.sendMessage(message);
    });
    const page = createPageControl({
      document,
      background,
      browserLanguage: browser.i18n.getUILanguage(),
      signal: ctx.signal,
    });
    const listener = (message: unknown): Promise<unknown> | undefined => {
      const parsed = toPage.safeParse(message);
      return parsed.success ? Promise.resolve(page.answer(parsed.data)) : undefined;
    };
    browser.runtime.onMessage.addListener(listener);
    ctx.onInvalidated(() => browser.runtime.onMessage.removeListener(listener));
    watchSettings(page.apply, ctx.signal);
    page.apply(await loadSettings());
  },
});

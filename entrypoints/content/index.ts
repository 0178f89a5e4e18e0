import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { reportRequest, showRequest } from '../../src/messages/to-page';
import { createBackground } from '../../src/page/ask-background';
import { watchContext } from '../../src/page/context-watch';
import { createPageControl, type PageControl } from '../../src/page/page-control';
import { comeBackWithPage, endWithPage } from '../../src/page/page-end';
import '../../src/page/highlight.css';
import '../../src/page/presence.css';
import { followSettings } from '../../src/settings/follow';

export default defineContentScript({
  // The hosts of all adapters: wxt.config.ts fills them in.
  matches: [],
  runAt: 'document_idle',
  main(ctx) {
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
    const listener = (message: unknown, _sender: unknown, reply: (answer: unknown) => void) => {
      const answer = answerTo(message, page);
      if (answer === undefined) return undefined;
      reply(answer);
      return true as const;
    };
    browser.runtime.onMessage.addListener(listener);
    ctx.onInvalidated(() => browser.runtime.onMessage.removeListener(listener));
    const following = followSettings(page, ctx.signal);
    watchContext(document, () => ctx.isValid, ctx.signal);
    endWithPage(window, () => ctx.abort(), ctx.signal);
    const cameBack = (): void => {
      page.cameBack();
      following.reload();
    };
    comeBackWithPage(window, cameBack, ctx.signal);
  },
});

/** One by one: the union of both schemas would bring 0.5 kB into every page. */
function answerTo(message: unknown, page: PageControl): unknown {
  const report = reportRequest.safeParse(message);
  if (report.success) return page.report(report.data);
  const show = showRequest.safeParse(message);
  return show.success ? { done: page.show(show.data.id) } : undefined;
}

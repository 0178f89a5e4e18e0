import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { resolveLanguage, t } from '../../i18n';
import { loadPageTexts } from '../../review/published-packs';
import { NoticeBar, useNotice } from '../notice';
import { PAGE_POSTS } from '../post-list';
import { SettingsBanner } from '../settings-banner';
import { TextsBanner } from '../texts-banner';
import { useDocumentLanguage } from '../use-document-language';
import { RuleTextsContext, useLoadedRuleTexts } from '../use-rule-texts';
import { useSettings } from '../use-settings';
import { LanguageContext } from '../words';
import { Footer } from './footer';
import { Header } from './header';
import { Main } from './main';
import type { Start } from './start';
import { useView } from './use-view';
import { viewName } from './view-name';

/** The popup of one tab, from what was known when it opened. */
export function PopupApp({ start }: { start: Start }) {
  const { settings, problem, change } = useSettings(start.settings);
  const [limit, setLimit] = useState(PAGE_POSTS);
  const view = useView(start, limit);
  const { notice, notify } = useNotice();
  const language = resolveLanguage(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  const texts = useLoadedRuleTexts(language, loadPageTexts);
  const words = t(language);
  useDocumentLanguage(language, words.appName);

  return (
    <LanguageContext.Provider value={language}>
      <RuleTextsContext.Provider value={texts}>
        <div class="popup" data-view={viewName(view)}>
          <Header view={view} settings={settings} change={change} />
          <SettingsBanner problem={problem} />
          <TextsBanner />
          <Main
            view={view}
            tabId={start.tab?.id ?? null}
            settings={settings}
            change={change}
            notify={notify}
            onMore={() => setLimit(limit + PAGE_POSTS)}
          />
          <NoticeBar notice={notice} notify={notify} />
          <Footer tabId={start.tab?.id ?? null} />
        </div>
      </RuleTextsContext.Provider>
    </LanguageContext.Provider>
  );
}

import { browser } from 'wxt/browser';
import { resolveLanguage, t } from '../../i18n';
import { useDocumentLanguage } from '../use-document-language';
import { RuleTextsContext, useLoadedRuleTexts } from '../use-rule-texts';
import { useSettings } from '../use-settings';
import { LanguageContext } from '../words';
import { Footer } from './footer';
import { Header } from './header';
import { Main } from './main';
import type { TargetTab } from './target-tab';
import { useView } from './use-view';

/** The popup of one tab. Null: the tab is not known yet. */
export function PopupApp({ tab }: { tab: TargetTab | null }) {
  const { settings, problem, change } = useSettings();
  const view = useView(tab);
  const texts = useLoadedRuleTexts();
  const language = resolveLanguage(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  const words = t(language);
  useDocumentLanguage(language, words.appName);
  if (settings === null && problem === null) return null;

  return (
    <LanguageContext.Provider value={language}>
      <RuleTextsContext.Provider value={texts}>
        <div class="popup" data-view={view.kind === 'report' ? view.report.state : view.kind}>
          <Header view={view} settings={settings} change={change} />
          {problem !== null && (
            <p class="banner" role="alert">
              {problem === 'newer' ? words.newerSettings : words.saveFailed}
            </p>
          )}
          <Main view={view} tabId={tab?.id ?? null} settings={settings} change={change} />
          <Footer tabId={tab?.id ?? null} />
        </div>
      </RuleTextsContext.Provider>
    </LanguageContext.Provider>
  );
}

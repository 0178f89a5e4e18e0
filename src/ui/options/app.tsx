import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { resolveLanguage, t } from '../../i18n';
import { MirrorIcon } from '../icons';
import { NoticeBar, useNotice } from '../notice';
import { SettingsBanner } from '../settings-banner';
import { TextsBanner } from '../texts-banner';
import { useDocumentLanguage } from '../use-document-language';
import { RuleTextsContext, useLoadedRuleTexts } from '../use-rule-texts';
import { useSettings } from '../use-settings';
import { LanguageContext } from '../words';
import { About } from './about';
import { AsideItems } from './aside-items';
import { Hints } from './hints';
import { LanguageChoice } from './language-choice';
import { OptionsNav } from './nav';
import { Rules } from './rules';
import { SelfTest } from './self-test';
import { Sites } from './sites';
import { Transfer } from './transfer';

/** The settings page. */
export function OptionsApp() {
  const { settings, problem, change } = useSettings();
  const { notice, notify } = useNotice();
  const language = resolveLanguage(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  const texts = useLoadedRuleTexts(language);
  const words = t(language);
  useDocumentLanguage(language, words.optionsTitle);
  const ready = settings !== null;
  // The part that the address points at is drawn only now.
  useEffect(() => {
    if (ready) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);
  if (settings === null && problem === null) return null;
  const props = settings === null ? null : { settings, change, notify };
  return (
    <LanguageContext.Provider value={language}>
      <RuleTextsContext.Provider value={texts}>
        <header class="options-header">
          <MirrorIcon size={28} />
          <h1>{words.optionsTitle}</h1>
        </header>
        <SettingsBanner problem={problem} />
        <TextsBanner />
        <div class="options-body">
          <OptionsNav />
          <main class="options">
            {props !== null && (
              <>
                <Hints {...props} />
                <Rules {...props} />
                <Sites {...props} />
                <AsideItems {...props} />
                <LanguageChoice {...props} />
                <Transfer {...props} />
                <SelfTest settings={props.settings} />
              </>
            )}
            <About />
            <footer class="options-footer">{words.footer}</footer>
          </main>
        </div>
        <NoticeBar notice={notice} notify={notify} settings={settings} />
      </RuleTextsContext.Provider>
    </LanguageContext.Provider>
  );
}

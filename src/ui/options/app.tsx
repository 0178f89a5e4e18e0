import { browser } from 'wxt/browser';
import { resolveLanguage, t } from '../../i18n';
import { MirrorIcon } from '../icons';
import { useDocumentLanguage } from '../use-document-language';
import { useSettings } from '../use-settings';
import { LanguageContext } from '../words';
import { About } from './about';
import { Categories } from './categories';
import { LanguageChoice } from './language-choice';
import { Sites } from './sites';

/** The settings page. */
export function OptionsApp() {
  const { settings, problem, change } = useSettings();
  const language = resolveLanguage(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  const words = t(language);
  useDocumentLanguage(language, words.optionsTitle);
  if (settings === null && problem === null) return null;
  return (
    <LanguageContext.Provider value={language}>
      <header class="options-header">
        <MirrorIcon size={28} />
        <h1>{words.optionsTitle}</h1>
      </header>
      {problem !== null && (
        <p class="banner" role="alert">
          {problem === 'newer' ? words.newerSettings : words.saveFailed}
        </p>
      )}
      <main class="options">
        {settings !== null && (
          <>
            <Categories settings={settings} change={change} />
            <Sites settings={settings} change={change} />
            <LanguageChoice settings={settings} change={change} />
          </>
        )}
        <About />
      </main>
      <footer class="options-footer">{words.footer}</footer>
    </LanguageContext.Provider>
  );
}

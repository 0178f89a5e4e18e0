import { browser } from 'wxt/browser';
import { resolveLanguage, t } from '../../i18n';
import { UI_LANGUAGES } from '../../settings/schema';
import { Choices } from '../choices';
import { MirrorIcon } from '../icons';
import { LANGUAGE_NAMES } from '../language-names';
import { openOptions } from '../open-options';
import { builtInNames } from '../site-name';
import { useDocumentLanguage } from '../use-document-language';
import { useSettings } from '../use-settings';
import { LanguageContext } from '../words';
import { Levels } from './levels';
import { SamplePost } from './sample-post';
import { SAMPLES } from './samples';

/** The first page: by example what is marked and what is not, that nothing leaves, how to stop it. */
export function WelcomeApp() {
  const { settings, change } = useSettings();
  const language = resolveLanguage(settings?.language ?? 'auto', browser.i18n.getUILanguage());
  const words = t(language);
  const { welcome } = words;
  useDocumentLanguage(language, welcome.title);
  if (settings === null) return null;
  const flagged = SAMPLES.filter(({ category }) => category !== null);
  const clean = SAMPLES.filter(({ category }) => category === null);
  return (
    <LanguageContext.Provider value={language}>
      <header class="welcome-head">
        <p class="welcome-brand">
          <MirrorIcon size={26} />
          {words.appName}
        </p>
        <div class="welcome-language">
          <span class="unseen" id="welcome-language">
            {words.optionPart.language}
          </span>
          <Choices
            name="language"
            labelledBy="welcome-language"
            chosen={language}
            options={UI_LANGUAGES.flatMap((one) =>
              one === 'auto'
                ? []
                : [{ value: one, label: <span lang={one}>{LANGUAGE_NAMES[one]}</span> }],
            )}
            onChange={(one) => change((now) => ({ ...now, language: one }))}
          />
        </div>
      </header>
      <main class="welcome">
        <section class="lead">
          <h1>{welcome.title}</h1>
          <p>{welcome.lead}</p>
        </section>

        <section aria-labelledby="marked">
          <h2 id="marked">{welcome.markedTitle}</h2>
          <p>{welcome.markedAbout}</p>
          {flagged.map((sample) => (
            <SamplePost key={sample.id} sample={sample} />
          ))}
          <Levels />
        </section>

        <section aria-labelledby="clean">
          <h2 id="clean">{welcome.cleanTitle}</h2>
          <p>{welcome.cleanAbout}</p>
          <div class="samples">
            {clean.map((sample) => (
              <SamplePost key={sample.id} sample={sample} />
            ))}
          </div>
        </section>

        <section aria-labelledby="private">
          <h2 id="private">{welcome.privateTitle}</h2>
          <p>{words.privacy}</p>
        </section>

        <section aria-labelledby="switch">
          <h2 id="switch">{welcome.switchTitle}</h2>
          <ul class="plain">
            {welcome.switches.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p class="hint">
            {words.optionsSitesAbout(builtInNames(language).join(words.separator))}
          </p>
          <p class="welcome-go">
            <button
              type="button"
              class="button primary"
              data-action="settings"
              onClick={() => openOptions()}
            >
              {welcome.openSettings}
            </button>
          </p>
        </section>
      </main>
      <footer class="welcome-foot">{words.footer}</footer>
    </LanguageContext.Provider>
  );
}

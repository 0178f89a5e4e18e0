import { UI_LANGUAGES } from '../../settings/schema';
import { useWords } from '../words';
import { Section, type SectionProps } from './section';

/** Every language in its own words, so that one can find back. */
const NAMES = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } as const;

export function LanguageChoice({ settings, change }: SectionProps) {
  const words = useWords();
  return (
    <Section title={words.optionsLanguage}>
      <div class="choices" role="radiogroup" aria-label={words.optionsLanguage}>
        {UI_LANGUAGES.map((language) => (
          <label key={language}>
            <input
              type="radio"
              name="language"
              value={language}
              checked={settings.language === language}
              onChange={() => change((current) => ({ ...current, language }))}
            />
            {language === 'auto' ? (
              words.languageAuto
            ) : (
              <span lang={language}>{NAMES[language]}</span>
            )}
          </label>
        ))}
      </div>
    </Section>
  );
}

import { UI_LANGUAGES } from '../../settings/schema';
import { Choices } from '../choices';
import { LANGUAGE_NAMES } from '../language-names';
import { useWords } from '../words';
import { Section, type SectionProps } from './section';

export function LanguageChoice({ settings, change }: SectionProps) {
  const words = useWords();
  return (
    <Section part="language" title={words.optionPart.language}>
      <Choices
        name="language"
        labelledBy="language-heading"
        chosen={settings.language}
        options={UI_LANGUAGES.map((language) => ({
          value: language,
          label:
            language === 'auto' ? (
              words.languageAuto
            ) : (
              <span lang={language}>{LANGUAGE_NAMES[language]}</span>
            ),
        }))}
        onChange={(language) => change((current) => ({ ...current, language }))}
      />
    </Section>
  );
}

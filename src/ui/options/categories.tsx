import { CATEGORIES } from '../../engine/types';
import { isCategoryOn, withCategory } from '../../settings/effective';
import { Switch } from '../switch';
import { useWords } from '../words';
import { Section, type SectionProps } from './section';

/** The six categories, each with what it looks for. */
export function Categories({ settings, change }: SectionProps) {
  const words = useWords();
  return (
    <Section title={words.optionsCategories} about={words.optionsCategoriesAbout}>
      <ul class="rows">
        {CATEGORIES.map((category) => (
          <li key={category}>
            <span class="row-text">
              <b>{words.category[category]}</b>
              <span>{words.categoryAbout[category]}</span>
            </span>
            <Switch
              name={category}
              label={words.category[category]}
              on={isCategoryOn(settings, category)}
              onChange={(on) => change((current) => withCategory(current, category, on))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

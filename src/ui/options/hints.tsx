import { CATEGORIES } from '../../engine/types';
import { withCategory, withDefaultSwitches } from '../../settings/change';
import { isCategoryOn, markFrom } from '../../settings/effective';
import { MARK_LEVELS } from '../../settings/schema';
import { Choices } from '../choices';
import { Switch } from '../switch';
import { useWords } from '../words';
import { Section, type SectionProps } from './section';

/** What is pointed out: the six categories, and from which level the page itself is marked. */
export function Hints({ settings, change, notify }: SectionProps) {
  const words = useWords();
  const touched =
    Object.keys(settings.categories).length + Object.keys(settings.rules).length > 0 ||
    settings.markFrom !== undefined;
  const reset = (): void => {
    const before = settings;
    change(withDefaultSwitches);
    notify({ text: words.switchesReset, undo: () => change(() => before) });
  };
  return (
    <Section part="hints" title={words.optionPart.hints} about={words.optionsCategoriesAbout}>
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
      <h3 id="mark-from">{words.markFromTitle}</h3>
      <p class="hint">{words.markFromAbout}</p>
      <Choices
        name="mark-from"
        labelledBy="mark-from"
        chosen={markFrom(settings)}
        options={MARK_LEVELS.map((level) => ({ value: level, label: words.markFrom[level] }))}
        onChange={(level) => change((current) => ({ ...current, markFrom: level }))}
      />
      {touched && (
        <p class="section-foot">
          <button type="button" class="button" data-action="reset" onClick={reset}>
            {words.resetSwitches}
          </button>
        </p>
      )}
    </Section>
  );
}

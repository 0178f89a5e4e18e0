import { CATEGORIES, type Category } from '../engine/types';
import { withCategory } from '../settings/change';
import { isCategoryOn } from '../settings/effective';
import type { Settings } from '../settings/schema';
import { CheckIcon, DashIcon } from './icons';
import { useWords } from './words';

interface Props {
  readonly settings: Settings;
  /** Posts with a finding of the category, shown on its switch. */
  readonly counts: Readonly<Partial<Record<Category, number>>>;
  readonly change: (change: (current: Settings) => Settings) => void;
}

/** The six categories: how often each was seen, and a switch for each, in one. */
export function CategoryChips({ settings, counts, change }: Props) {
  const words = useWords();
  const allOff = CATEGORIES.every((category) => !isCategoryOn(settings, category));
  return (
    <section class="categories" aria-labelledby="categories-heading">
      <h2 id="categories-heading" class="caption">
        {words.categories}
      </h2>
      <div class="chips">
        {CATEGORIES.map((category) => {
          const on = isCategoryOn(settings, category);
          const count = counts[category] ?? 0;
          return (
            <button
              key={category}
              type="button"
              class="chip"
              role="switch"
              aria-checked={on}
              data-category={category}
              onClick={() => change((current) => withCategory(current, category, !on))}
            >
              {on ? <CheckIcon /> : <DashIcon />}
              <span>{words.category[category]}</span>
              {on && count > 0 && <span class="chip-count">{count}</span>}
            </button>
          );
        })}
      </div>
      {allOff && <p class="hint">{words.categoriesAllOff}</p>}
    </section>
  );
}

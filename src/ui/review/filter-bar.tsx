import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CATEGORIES } from '../../engine/types';
import { CASE_STATES } from '../../review/model';
import type { Facets } from '../../review/protocol';
import { type CaseFilter, NO_FILTER } from '../../review/query';
import { useRuleTexts } from '../use-rule-texts';
import { useWords } from '../words';
import { useReview, useReviewWords } from './context';
import { Pick } from './pick';
import type { Counts } from './use-queue';

interface Props {
  readonly filter: CaseFilter;
  readonly onChange: (filter: CaseFilter) => void;
  /** Null where the counts of the saved queue would mislead. */
  readonly counts: Counts | null;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Changes whenever what can be chosen may have changed. */
  readonly version: unknown;
}

const LEVELS = ['warning', 'caution', 'info'] as const;
const TYPING_MS = 250;

/** What is shown: state, level, category, rule, site, source, author, text. */
export function FilterBar({ filter, onChange, counts, search, version }: Props) {
  const words = useReviewWords();
  const common = useWords();
  const facets = useFacets(version);
  const ruleName = useRuleName();
  const set = (change: Partial<CaseFilter>): void => onChange({ ...filter, ...change });
  return (
    <search class="filters" aria-label={words.filters}>
      <Pick
        label={words.field.state}
        name="state"
        value={filter.state}
        options={[
          ...CASE_STATES.map(
            (state) =>
              [
                state,
                counts === null ? words.state[state] : `${words.state[state]} ${counts[state]}`,
              ] as const,
          ),
          ['all', words.allStates],
        ]}
        onPick={(state) => set({ state })}
      />
      <Pick
        label={words.level}
        name="level"
        value={filter.level}
        options={[['', words.any], ...LEVELS.map((level) => [level, common.level[level]] as const)]}
        onPick={(level) => set({ level })}
      />
      <Pick
        label={words.category}
        name="category"
        value={filter.category}
        options={[
          ['', words.any],
          ...CATEGORIES.map((one) => [one, common.category[one]] as const),
        ]}
        onPick={(category) => set({ category })}
      />
      <Pick
        label={words.rule}
        name="rule"
        value={filter.rule}
        options={[['', words.any], ...facets.rules.map((rule) => [rule, ruleName(rule)] as const)]}
        onPick={(rule) => set({ rule })}
      />
      <Pick
        label={words.site}
        name="site"
        value={filter.site}
        options={[['', words.any], ...facets.sites.map((site) => [site, site] as const)]}
        onPick={(site) => set({ site })}
      />
      <Pick
        label={words.batch}
        name="batch"
        value={String(filter.batch)}
        options={[
          ['0', words.any],
          ...facets.batches.map(({ id, name }) => [String(id), name] as const),
        ]}
        onPick={(batch) => set({ batch: Number(batch) })}
      />
      <Typed
        label={words.author}
        name="author"
        value={filter.author}
        onTyped={(author) => set({ author })}
      />
      <Typed
        label={words.text}
        name="text"
        field={search}
        value={filter.text}
        onTyped={(text) => set({ text })}
      />
      <label class="check">
        <input
          type="checkbox"
          name="folded"
          checked={filter.folded}
          onChange={(event) => set({ folded: event.currentTarget.checked })}
        />
        {words.folded} <kbd>F</kbd>
      </label>
      {JSON.stringify(filter) !== JSON.stringify(NO_FILTER) && (
        <button
          type="button"
          class="button quiet"
          data-action="clear"
          onClick={() => onChange(NO_FILTER)}
        >
          {words.clear}
        </button>
      )}
    </search>
  );
}

/** The title of a rule, or its id where it is not known any more. */
export function useRuleName(): (id: string) => string {
  const texts = useRuleTexts();
  return (id) =>
    texts !== null && Object.hasOwn(texts.rules, id) ? (texts.rules[id]?.title ?? id) : id;
}

const NONE: Facets = { rules: [], sites: [], batches: [], broken: 0 };
const FACETS_AT_MOST_MS = 4_000;

/** What is in the queue to choose from; asked again now and then, not on every key. */
function useFacets(version: unknown): Facets {
  const { store, failed, setBroken } = useReview();
  const [facets, setFacets] = useState(NONE);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const wait = asked === 0 ? 0 : FACETS_AT_MOST_MS;
    const timer = setTimeout(() => {
      setAsked((times) => times + 1);
      store.call('facets', {}).then((now) => {
        setFacets(now);
        setBroken(now.broken);
      }, failed);
    }, wait);
    return () => clearTimeout(timer);
  }, [store, version]);
  return facets;
}

interface TypedProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly onTyped: (value: string) => void;
}

/** A text that filters: it is looked for when somebody pauses. */
function Typed({ label, name, value, field, onTyped }: TypedProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onTyped(typed), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <label class="field">
      <span>{label}</span>
      <input
        ref={field ?? null}
        type="search"
        autocomplete="off"
        name={name}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </label>
  );
}

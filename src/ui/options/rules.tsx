import { useEffect, useMemo, useState } from 'preact/hooks';
import { loadRuleFile } from '../../rules/load-rule-file';
import { isCategoryOn } from '../../settings/effective';
import { ChevronIcon, SearchIcon } from '../icons';
import { useRuleTexts } from '../use-rule-texts';
import { useWords } from '../words';
import { RuleRow } from './rule-row';
import { answersSearch, type ExamplesById, type ListedRule, listRules } from './rule-search';
import { Section, type SectionProps } from './section';

/** More at once would be a list that nobody reads. */
const MAX_FOUND = 40;

/** Every single rule: to be found, read with its examples, and switched. */
export function Rules({ settings, change }: SectionProps) {
  const words = useWords();
  const texts = useRuleTexts();
  const examples = useExamples();
  const [search, setSearch] = useState('');
  const rules = useMemo(() => (texts === null ? new Map() : listRules(texts)), [texts]);
  const searching = search.trim() !== '' && texts !== null;
  const found: ListedRule[] = searching
    ? [...rules.values()].flat().filter((rule) => answersSearch(rule, search, texts, examples))
    : [];
  const row = (rule: ListedRule) => (
    <RuleRow
      key={rule.id}
      rule={rule}
      examples={examples[rule.id]}
      settings={settings}
      change={change}
    />
  );
  return (
    <Section part="rules" title={words.optionPart.rules} about={words.rulesAbout}>
      <label class="search">
        <SearchIcon />
        <span class="unseen">{words.searchRules}</span>
        <input
          type="search"
          autocomplete="off"
          value={search}
          placeholder={words.searchRules}
          data-field="search"
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <p role="status" class="hint found">
        {searching && words.rulesFound(found.length)}
      </p>
      {searching ? (
        <ul class="rules">{found.slice(0, MAX_FOUND).map(row)}</ul>
      ) : (
        [...rules].map(([category, all]) => (
          <Group
            key={category}
            title={words.category[category as ListedRule['category']]}
            note={
              isCategoryOn(settings, category as ListedRule['category'])
                ? words.ruleCount(all.length)
                : words.categoryOff
            }
            rows={() => all.map(row)}
          />
        ))
      )}
    </Section>
  );
}

/** The rules of a category, drawn when they are asked for. */
function Group({
  title,
  note,
  rows,
}: {
  title: string;
  note: string;
  rows: () => ReturnType<typeof RuleRow>[];
}) {
  const [open, setOpen] = useState(false);
  return (
    <details class="rule-group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <b>{title}</b>
        <span class="hint">{note}</span>
        <ChevronIcon />
      </summary>
      {open && <ul class="rules">{rows()}</ul>}
    </details>
  );
}

function useExamples(): ExamplesById {
  const [examples, setExamples] = useState<ExamplesById>({});
  useEffect(() => {
    loadRuleFile('rule-examples').then(setExamples, (error: unknown) =>
      console.error('The examples could not be loaded.', error),
    );
  }, []);
  return examples;
}

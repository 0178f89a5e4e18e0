import { useId, useState } from 'preact/hooks';
import type { RuleExamples } from '../../rules/local-texts';
import { withRule } from '../../settings/change';
import { DEFAULTS, ruleChoice } from '../../settings/effective';
import { RULE_CHOICES, type RuleChoice, type Settings } from '../../settings/schema';
import { ChevronIcon, LevelIcon } from '../icons';
import { Marked } from '../marked-example';
import { RuleExplained } from '../rule-explained';
import { Switch } from '../switch';
import { useRuleTexts } from '../use-rule-texts';
import type { Change } from '../use-settings';
import { useWords } from '../words';
import type { ListedRule } from './rule-search';

interface Props {
  readonly rule: ListedRule;
  readonly examples: RuleExamples | undefined;
  readonly settings: Settings;
  readonly change: Change;
}

/** One rule: a switch when closed, everything about it when open. */
export function RuleRow({ rule: { id, title }, examples, settings, change }: Props) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const body = useId();
  const texts = useRuleTexts()?.rules[id];
  const choice = ruleChoice(settings, id);
  const set = (next: RuleChoice | null): void => change((now) => withRule(now, id, next));
  return (
    <li class="rule" data-rule={id} data-choice={choice}>
      <div class="rule-head">
        <button
          type="button"
          class="rule-open"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen(!open)}
        >
          <ChevronIcon />
          {examples !== undefined && (
            <LevelIcon level={examples.level} label={words.level[examples.level]} />
          )}
          <span>{title}</span>
        </button>
        <Switch
          name={id}
          label={words.ruleSwitch(title)}
          on={choice !== 'off'}
          onChange={(on) => set(on ? 'on' : 'off')}
        />
      </div>
      <div id={body} class="rule-body" hidden={!open}>
        {open && texts !== undefined && (
          <>
            <label class="rule-choice">
              <span>{words.ruleChoiceLabel}</span>
              <select
                value={settings.rules[id] ?? ''}
                onChange={(event) => set(asChoice(event.currentTarget.value))}
              >
                <option value="">{words.ruleDefault(words.ruleChoice[DEFAULTS.rule])}</option>
                {RULE_CHOICES.map((one) => (
                  <option key={one} value={one}>
                    {words.ruleChoice[one]}
                  </option>
                ))}
              </select>
            </label>
            <RuleExplained rule={texts} />
            {examples !== undefined && <Examples examples={examples} />}
            <p class="rule-id">
              {words.rule} <code>{id}</code>
            </p>
          </>
        )}
      </div>
    </li>
  );
}

function asChoice(value: string): RuleChoice | null {
  return RULE_CHOICES.find((choice) => choice === value) ?? null;
}

/** The examples that the rule is tested on at every build. */
function Examples({ examples }: { examples: RuleExamples }) {
  const words = useWords();
  return (
    <>
      <h3>{words.examplesMarked}</h3>
      <ul class="examples" lang="zh">
        {examples.flag.map((text) => (
          <li key={text}>
            <Marked text={text} level={examples.level} />
          </li>
        ))}
      </ul>
      <h3>{words.examplesClean}</h3>
      <ul class="examples" lang="zh">
        {examples.clean.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

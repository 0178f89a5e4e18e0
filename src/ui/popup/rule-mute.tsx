import { mutedRule } from '../../settings/undo';
import { MuteIcon } from '../icons';
import type { Notify } from '../notice';
import { useRuleTexts } from '../use-rule-texts';
import type { Change } from '../use-settings';
import { useWords } from '../words';

interface Props {
  readonly rule: string;
  readonly change: Change;
  readonly notify: Notify;
}

/** Switches off one rule where it has just spoken, instead of a whole category. */
export function RuleMute({ rule, change, notify }: Props) {
  const words = useWords();
  const title = useRuleTexts()?.rules[rule]?.title ?? rule;
  const mute = (): void => {
    const { apply, undo } = mutedRule(rule);
    change(apply);
    notify({ text: words.ruleMuted(title), undo: () => change(undo) });
  };
  return (
    <button type="button" class="button quiet small" data-action="mute" onClick={mute}>
      <MuteIcon />
      {words.muteRule}
    </button>
  );
}

import type { SettingsProblem } from './use-settings';
import { useWords } from './words';

/** Says openly when a change was not stored, or the settings cannot be read. */
export function SettingsBanner({ problem }: { problem: SettingsProblem | null }) {
  const words = useWords();
  if (problem === null) return null;
  return (
    <p class="banner" role="alert" data-problem={problem}>
      {words.settingsProblem[problem]}
    </p>
  );
}

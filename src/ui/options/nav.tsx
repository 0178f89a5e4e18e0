import { OPTION_PARTS } from '../open-options';
import { useWords } from '../words';

/** The parts of the page, to jump to. */
export function OptionsNav() {
  const words = useWords();
  return (
    <nav class="options-nav" aria-label={words.optionsTitle}>
      <ul>
        {OPTION_PARTS.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{words.optionPart[part]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

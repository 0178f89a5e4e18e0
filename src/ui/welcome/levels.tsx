import { LevelIcon } from '../icons';
import { useWords } from '../words';

/** The three levels by their shape, each with what it asks of the reader. */
export function Levels() {
  const words = useWords();
  return (
    <ul class="levels">
      {(['warning', 'caution', 'info'] as const).map((level) => (
        <li key={level}>
          <LevelIcon level={level} />
          <span>
            <b>{words.level[level]}</b> {words.welcome.levelAbout[level]}
          </span>
        </li>
      ))}
    </ul>
  );
}

import { Marked } from '../marked-example';
import { useLanguage, useWords } from '../words';
import type { Sample } from './samples';

/** A post as it would stand in a feed, with the hint it gets or the reason why it gets none. */
export function SamplePost({ sample }: { sample: Sample }) {
  const words = useWords();
  const chinese = useLanguage() !== 'en';
  const { id, text, english, category } = sample;
  return (
    <figure class="sample" data-sample={id} data-flagged={category !== null}>
      <blockquote lang="zh">
        {category !== null && (
          <span class="sample-badge" aria-hidden="true">
            鉴
          </span>
        )}
        <Marked text={text} level="warning" />
      </blockquote>
      {!chinese && <p class="hint">{english}</p>}
      <figcaption>
        {category !== null && <b>{words.mayInvolve(words.category[category])} </b>}
        {words.welcome.because[id]}
      </figcaption>
    </figure>
  );
}

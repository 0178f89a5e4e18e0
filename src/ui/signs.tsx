import type { ReportedPost } from '../messages/from-page';
import { OutLink } from './out-link';
import { useRuleTexts } from './use-rule-texts';
import { useWords } from './words';

/** What a post also says that honest offers say too: a calm line each, with where to check it. */
export function Signs({ signs }: { signs: NonNullable<ReportedPost['signs']> }) {
  const words = useWords();
  const texts = useRuleTexts();
  const known = signs.flatMap((found) => {
    const text = texts?.signs[found.sign];
    return text === undefined ? [] : [{ ...found, words: found.text, ...text }];
  });
  if (known.length === 0) return null;
  return (
    <section class="signs" aria-label={words.signs}>
      <h3>{words.signs}</h3>
      <ul>
        {known.map((found) => (
          <li key={found.sign} data-sign={found.sign}>
            <q lang="zh">{found.words.replace(/\s+/g, ' ')}</q>
            <span>{found.note}</span>
            <CheckAt lookups={found.lookups} />
          </li>
        ))}
      </ul>
      <p class="hint">{words.signsAbout}</p>
    </section>
  );
}

function CheckAt({ lookups }: { lookups: readonly string[] }) {
  const words = useWords();
  const all = useRuleTexts()?.guidance.lookups ?? {};
  const entries = lookups.flatMap((id) => all[id] ?? []);
  if (entries.length === 0) return null;
  return (
    <span class="check-at">
      {words.checkAt}
      {entries.map(({ name, url, tel }) =>
        url === undefined ? (
          <span key={name}>
            {name} {tel}
          </span>
        ) : (
          <OutLink key={name} href={url}>
            {name}
          </OutLink>
        ),
      )}
    </span>
  );
}

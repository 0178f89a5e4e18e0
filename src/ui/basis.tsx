import type { LocalRule } from '../rules/local-texts';
import { cite } from './cite';
import { OutLink } from './out-link';
import { useRuleTexts } from './use-rule-texts';
import { useLanguage, useWords } from './words';

/** The legal ground of a rule: law and article, the gist, the official text, and where to go if that moved. */
export function Basis({ rule }: { rule: Pick<LocalRule, 'guidance'> }) {
  const words = useWords();
  const language = useLanguage();
  const law = useRuleTexts()?.guidance.law ?? {};
  return (
    <ul class="basis">
      {rule.guidance.map((id) => {
        const entry = law[id];
        if (entry === undefined) return null;
        return (
          <li key={id}>
            <b>{cite(entry.name, entry.article, language)}</b>
            <p>{entry.gist}</p>
            <p class="links">
              <OutLink href={entry.url}>{words.guidance}</OutLink>
              {entry.root !== entry.url && (
                <OutLink href={entry.root}>{words.guidanceRoot(new URL(entry.root).host)}</OutLink>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** The official look-ups that help with this rule, as addresses and phone numbers. */
export function Lookups({ rule }: { rule: Pick<LocalRule, 'lookups'> }) {
  const words = useWords();
  const lookups = useRuleTexts()?.guidance.lookups ?? {};
  const entries = rule.lookups.flatMap((id) => lookups[id] ?? []);
  if (entries.length === 0) return null;
  return (
    <ul class="lookups" aria-label={words.lookups}>
      {entries.map(({ name, use, url, tel }) => (
        <li key={name}>
          {url === undefined ? <b>{name}</b> : <OutLink href={url}>{name}</OutLink>}
          {tel !== undefined && (
            <a class="tel" href={`tel:${tel}`}>
              {tel}
            </a>
          )}
          <span class="use">{use}</span>
        </li>
      ))}
    </ul>
  );
}

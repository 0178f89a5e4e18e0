import { ruleLanguage } from '../i18n';
import type { RuleText } from '../rules/schema';
import { cite } from './cite';
import { OutLink } from './out-link';
import { useRuleTexts } from './use-rule-texts';
import { useLanguage, useWords } from './words';

/** The legal ground of a rule: law and article, the gist, the official text, and where to go if that moved. */
export function Basis({ rule }: { rule: RuleText }) {
  const words = useWords();
  const language = ruleLanguage(useLanguage());
  const law = useRuleTexts()?.guidance.law ?? {};
  return (
    <ul class="basis">
      {rule.guidance.map((id) => {
        const entry = law[id];
        if (entry === undefined) return null;
        return (
          <li key={id}>
            <b lang={language}>{cite(entry.name[language], entry.article, language)}</b>
            <p lang={language}>{entry.gist[language]}</p>
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
export function Lookups({ rule }: { rule: RuleText }) {
  const words = useWords();
  const language = ruleLanguage(useLanguage());
  const lookups = useRuleTexts()?.guidance.lookups ?? {};
  const entries = rule.lookups.flatMap((id) => lookups[id] ?? []);
  if (entries.length === 0) return null;
  return (
    <ul class="lookups" aria-label={words.lookups} lang={language}>
      {entries.map(({ name, use, url, tel }) => (
        <li key={name.en}>
          {url === undefined ? (
            <b>{name[language]}</b>
          ) : (
            <OutLink href={url}>{name[language]}</OutLink>
          )}
          {tel !== undefined && (
            <a class="tel" href={`tel:${tel}`}>
              {tel}
            </a>
          )}
          <span class="use">{use[language]}</span>
        </li>
      ))}
    </ul>
  );
}

import type { Finding } from '../engine/types';
import { ruleLanguage } from '../i18n';
import { Basis, Lookups } from './basis';
import { ChevronIcon, LevelIcon } from './icons';
import { useRuleTexts } from './use-rule-texts';
import { useLanguage, useWords } from './words';

/** One warning: which words, why, how to check, when it may be wrong, and what it rests on. */
export function FindingView({ finding, open }: { finding: Finding; open: boolean }) {
  const words = useWords();
  const language = ruleLanguage(useLanguage());
  const texts = useRuleTexts();
  const rule = texts?.rules[finding.rule];
  const spans = [finding, ...(finding.evidence ?? [])];
  const quotes = [...new Set(spans.map(({ text }) => text.replace(/\s+/g, ' ')))];
  return (
    <details class="finding" open={open} data-rule={finding.rule} data-level={finding.level}>
      <summary>
        <LevelIcon level={finding.level} label={words.level[finding.level]} />
        <span class="finding-title" lang={language}>
          {rule?.title[language] ?? words.category[finding.category]}
        </span>
        <ChevronIcon />
      </summary>
      <p class="quotes" lang="zh">
        {quotes.map((quote) => (
          <q key={quote}>{quote}</q>
        ))}
        {finding.evaded === true && <span class="tag">{words.evaded}</span>}
      </p>
      {rule === undefined ? (
        <p class="hint">{words.noText}</p>
      ) : (
        <>
          <h4>{words.why}</h4>
          <p lang={language}>{rule.why[language]}</p>
          <h4>{words.check}</h4>
          <p lang={language}>{rule.check[language]}</p>
          <Lookups rule={rule} />
          <h4>{words.mayBeWrong}</h4>
          <p lang={language}>{rule.mayBeWrong[language]}</p>
          <h4>{words.basis}</h4>
          <Basis rule={rule} />
        </>
      )}
      <p class="rule-id">
        {words.rule} <code>{finding.rule}</code>
        {texts !== null && <> · {texts.version}</>}
      </p>
    </details>
  );
}

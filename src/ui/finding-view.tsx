import type { ComponentChildren } from 'preact';
import type { Finding } from '../engine/types';
import { ChevronIcon, LevelIcon } from './icons';
import { RuleExplained } from './rule-explained';
import { NO_TEXTS, useRuleTexts } from './use-rule-texts';
import { useWords } from './words';

interface Props {
  readonly finding: Finding;
  readonly open: boolean;
  /** What can be done about the rule, beside its id. */
  readonly children?: ComponentChildren;
}

/** One warning: which words, why, how to check, when it may be wrong, and what it rests on. */
export function FindingView({ finding, open, children }: Props) {
  const words = useWords();
  const texts = useRuleTexts();
  const rule = texts?.rules[finding.rule];
  return (
    <details class="finding" open={open} data-rule={finding.rule} data-level={finding.level}>
      <summary>
        <LevelIcon level={finding.level} label={words.level[finding.level]} />
        <span class="finding-title">{rule?.title ?? words.category[finding.category]}</span>
        <ChevronIcon />
      </summary>
      <p class="quotes" lang="zh">
        {quotesOf(finding).map((quote) => (
          <q key={quote}>{quote}</q>
        ))}
        {finding.evaded === true && <span class="tag">{words.evaded}</span>}
      </p>
      {rule === undefined ? (
        <p class="hint">{texts === null ? words.loadingText : words.noText}</p>
      ) : (
        <RuleExplained rule={rule} />
      )}
      <div class="finding-foot">
        <span class="rule-id">
          {words.rule} <code>{finding.rule}</code>
          {texts !== null && texts !== NO_TEXTS && <> · {words.rulesOf(texts.version)}</>}
        </span>
        {children}
      </div>
    </details>
  );
}

/** The words that a finding rests on, each once. */
export function quotesOf(finding: Finding): string[] {
  const spans = [finding, ...(finding.evidence ?? [])];
  return [...new Set(spans.map(({ text }) => text.replace(/\s+/g, ' ')))];
}

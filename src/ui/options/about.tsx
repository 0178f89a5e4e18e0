import { browser } from 'wxt/browser';
import { useLoadedRuleTexts } from '../use-rule-texts';
import { useWords } from '../words';
import { Section } from './section';

/** Versions, and the promise about privacy. */
export function About() {
  const words = useWords();
  const texts = useLoadedRuleTexts();
  return (
    <Section title={words.optionsAbout}>
      <p>{words.privacy}</p>
      <dl class="facts">
        <dt>{words.version}</dt>
        <dd>{browser.runtime.getManifest().version}</dd>
        {texts !== null && (
          <>
            <dt>{words.rulesVersion}</dt>
            <dd>
              {texts.version} · {words.ruleCount(Object.keys(texts.rules).length)}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

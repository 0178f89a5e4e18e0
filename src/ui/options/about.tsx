import { browser } from 'wxt/browser';
import { NO_TEXTS, useRuleTexts } from '../use-rule-texts';
import { useWords } from '../words';
import { Changes } from './changes';
import { Section } from './section';

/** Versions, and the promise about privacy. */
export function About() {
  const words = useWords();
  const texts = useRuleTexts();
  return (
    <Section part="about" title={words.optionPart.about}>
      <p>{words.privacy}</p>
      <dl class="facts">
        <dt>{words.version}</dt>
        <dd>{browser.runtime.getManifest().version}</dd>
        {texts !== null && texts !== NO_TEXTS && (
          <>
            <dt>{words.rulesVersion}</dt>
            <dd>
              {texts.version} · {words.ruleCount(Object.keys(texts.rules).length)}
            </dd>
          </>
        )}
        <dt>{words.lawAsOf}</dt>
        <dd>{words.lawDate}</dd>
        <dt>{words.licence}</dt>
        <dd>
          MIT · <a href="/THIRD-PARTY-NOTICES.txt">{words.thirdParty}</a>
        </dd>
      </dl>
      <Changes />
      <p>
        <a href="/welcome.html">{words.seeWelcome}</a>
      </p>
    </Section>
  );
}

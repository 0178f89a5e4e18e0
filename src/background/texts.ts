import type { TextsReply } from '../messages/from-background';
import type { LocalTexts } from '../rules/local-texts';
import { cite } from '../ui/cite';

/** Answers `page-texts`: what the card says about the rules asked for; unknown rules are left out. */
export function pickTexts(
  source: LocalTexts,
  rules: readonly string[],
  language: 'zh-CN' | 'zh-TW' | 'en',
): TextsReply {
  const known = source.rules;
  const texts: TextsReply['texts'] = {};
  for (const rule of rules) {
    const text = Object.hasOwn(known, rule) ? known[rule] : undefined;
    if (text === undefined) continue;
    texts[rule] = {
      title: text.title,
      why: text.why,
      check: text.check,
      mayBeWrong: text.mayBeWrong,
      sources: text.guidance.flatMap((id) => {
        const law = source.guidance.law[id];
        return law ? [{ name: cite(law.name, law.article, language), url: law.url }] : [];
      }),
    };
  }
  return { texts };
}

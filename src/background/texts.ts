import type { TextsReply } from '../messages';
import type { RuleTexts } from '../rules/schema';
import { cite } from '../ui/cite';

/** Answers `page-texts`: what the card says about the rules asked for; unknown rules are left out. */
export function pickTexts(
  source: RuleTexts,
  rules: readonly string[],
  language: 'zh-CN' | 'zh-TW' | 'en',
): TextsReply {
  // The rules are written in two languages; zh-TW reads the Chinese ones (issue 6 converts them).
  const written = language === 'en' ? 'en' : 'zh-CN';
  const texts: TextsReply['texts'] = {};
  for (const rule of rules) {
    if (!Object.hasOwn(source.rules, rule)) continue;
    const text = source.rules[rule];
    if (text === undefined) continue;
    texts[rule] = {
      title: text.title[written],
      why: text.why[written],
      check: text.check[written],
      mayBeWrong: text.mayBeWrong[written],
      sources: text.guidance.flatMap((id) => {
        const law = source.guidance.law[id];
        return law ? [{ name: cite(law.name[written], law.article, written), url: law.url }] : [];
      }),
    };
  }
  return { texts };
}

import type { TextsReply } from '../messages';
import type { LocalTextsByLanguage } from '../rules/local-texts';

/** Answers `page-texts`: titles and reasons of the rules asked for; unknown rules are left out. */
export function pickTexts(
  source: LocalTextsByLanguage,
  rules: readonly string[],
  language: 'zh-CN' | 'zh-TW' | 'en',
): TextsReply {
  const known = source[language].rules;
  const texts: TextsReply['texts'] = {};
  for (const rule of rules) {
    const text = Object.hasOwn(known, rule) ? known[rule] : undefined;
    if (text !== undefined) texts[rule] = { title: text.title, why: text.why };
  }
  return { texts };
}

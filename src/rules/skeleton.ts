import { CATEGORIES, type Category } from '../engine/types';
import { type FamiliesFile, KEBAB } from './schema';

/** What an author still has to write stands between these; the loader stops at each of them. */
export const BLANK = /‹([^›]*)›/;

const SECTIONS: Readonly<Record<Category, string>> = {
  'legal-operation': '一 合法经营问题：',
  'product-quality': '二 产品质量问题：',
  'false-advertising': '三 虚假、过度宣传问题：',
  'after-sales': '四 缺乏售后服务机制：',
  pyramid: '五 被传销利用的风险：',
  'money-scam': '报告之外；',
};

/** Reads `pyramid/entry-fee`. Throws with one plain sentence if it is no id of a rule. */
export function readRuleId(id: string): { category: Category; name: string } {
  const [head, name = '', ...rest] = id.split('/');
  const category = CATEGORIES.find((known) => known === head);
  if (category === undefined) {
    throw new Error(`"${head}" is no category; one of ${CATEGORIES.join(', ')}`);
  }
  if (rest.length > 0 || !KEBAB.test(name)) {
    throw new Error(`"${id}": a rule is named category/kebab-case-name`);
  }
  return { category, name };
}

/** A new rule file: the right shape, with a hint in every field, and blanks that stop the build. */
export function skeleton(category: Category, families: FamiliesFile): string {
  const own = Object.entries(families[category].families);
  const list = own.map(([id, words]) => `#   ${id.padEnd(16)} ${words}`).join('\n');
  return `# A new rule. Every ‹blank› stops the build until it is filled in; take the comments out too.
# How to write one: rules/README.md. Try it: npm run rules:check -- "a text"

# info: worth knowing, never marked. caution: verify before you buy. warning: a moderator would act.
level: caution
# Speak of the text, never of a person: 可能涉及, 建议核实. Two or three sentences at most.
title:
  zh-CN: "‹说了什么，不超过十五个字›"
  en: "‹the same in English›"
why:
  zh-CN: "‹为什么值得核实；法律怎么说›"
  en: "‹why it is worth a check›"
check:
  zh-CN: "‹读者自己能做的一步：查什么、问什么、打哪个电话›"
  en: "‹what the reader can do›"
mayBeWrong:
  zh-CN: "‹什么情况下这样写没有问题›"
  en: "‹when it is harmless›"
# report: the class, then what the report says. law: families (below), further articles after ";".
${list}
source:
  report: "${SECTIONS[category]}‹报告里的话›"
  law: "‹${own[0]?.[0] ?? '5.1 name'}›"
# Ids in guidance.yaml, the most important one first; lookups: where the reader can check.
guidance: ["‹AD-28›"]
lookups: [complaint-12315]
match:
  # The evidence, as families of wordings: lists ($list), slots (<money>), gaps (.. within the
  # sentence, ,, within the clause), frames (&frame). Folded: simplified, lower case, no spaces.
  any:
    - ‹写法一›
    - ‹写法二›
  # What has to stand with it: a price, a call to buy. Without an offer nothing is flagged.
  with:
    - within: text
      any: ['&call-to-buy', '&price-offer']
  # What takes it away: news, police, questions, complaints.
  unless:
    - within: text
      any: ['$told-not-offered', '&talks-about']
  roles: [seller, recruiter]
examples:
  # Three or more, each in other words, with the exact span in 【】. Written for this, never copied.
  flag:
    - "‹一条会被提示的信息，【确切的字›】"
    - "‹换一种商品，【换一种说法›】"
    - "‹再换一种，【再换一种说法›】"
  # The nearest harmless texts: a refusal, a report, a question, the same word in another sense.
  clean:
    - "‹新闻或提醒里的同一句话›"
    - "‹合规的卖家会怎么写›"
    - "‹同一个词的另一种意思›"
`;
}

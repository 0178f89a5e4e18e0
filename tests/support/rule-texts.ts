import { ruleFiles } from '../../scripts/rule-files';
import type { LocalTexts } from '../../src/rules/local-texts';
import { type RuleFileName, ruleFilePath } from '../../src/rules/packaged';

const files = new Map([...ruleFiles()].map((file) => [file.relativeDest, file.contents]));

/** The rule texts as the package ships them. */
export function packagedTexts(language: 'zh-CN' | 'zh-TW' | 'en'): LocalTexts {
  const name: RuleFileName = `rule-texts.${language}`;
  return JSON.parse(files.get(ruleFilePath(name)) ?? 'null') as LocalTexts;
}

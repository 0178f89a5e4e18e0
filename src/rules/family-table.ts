import { CATEGORIES } from '../engine/types';
import { lawTrace } from './families';
import type { GuidanceFile, RulePack, RuleSource } from './schema';

const BEGIN = '<!-- families: npm run rules:table -- --write -->';
const END = '<!-- /families -->';

/**
 * The table of the red-flag families as Markdown: the report's sentence for each class, and family
 * by family the rules that carry it and the law that they rest on.
 */
export function familyTable(pack: Pick<RulePack, 'rules' | 'families' | 'guidance'>): string {
  const byFamily = new Map<string, RuleSource[]>();
  for (const rule of pack.rules) {
    for (const id of lawTrace(rule.file.source.law, pack.families).families) {
      byFamily.set(id, [...(byFamily.get(id) ?? []), rule]);
    }
  }
  return CATEGORIES.map((category) => {
    const { class: name, report, families } = pack.families[category];
    const rows = Object.entries(families).map(([id, words]) => {
      const rules = byFamily.get(id) ?? [];
      const shown = rules.map(({ id: rule, file }) => `\`${rule}\` (${file.level})`);
      return `| ${id} | ${words} | ${shown.join(', ')} | ${lawOf(rules, pack.guidance)} |`;
    });
    const head = ['| family | red flags | rules | law |', '| --- | --- | --- | --- |'];
    return [`### ${name}`, `Report: ${report}`, [...head, ...rows].join('\n')].join('\n\n');
  }).join('\n\n');
}

/** The main ground of each rule, by law: 广告法 17, 28(1); 药品管理法 98. */
function lawOf(rules: readonly RuleSource[], guidance: GuidanceFile): string {
  const articles = new Map<string, Set<string>>();
  for (const { file } of rules) {
    const entry = guidance.law[file.guidance[0] ?? ''];
    if (entry === undefined) continue;
    const name = entry.name['zh-CN'];
    const known = articles.get(name) ?? new Set();
    articles.set(name, known.add(entry.article));
  }
  return [...articles]
    .map(([name, all]) => {
      const numbers = [...all].filter((article) => article !== '' && article !== '-');
      return `${name} ${numbers.join(', ')}`.trim();
    })
    .join('; ');
}

/** Puts the table between the markers of a Markdown text. Throws where they are missing. */
export function withTable(markdown: string, table: string): string {
  const from = markdown.indexOf(BEGIN);
  const to = markdown.indexOf(END);
  if (from < 0 || to < from) throw new Error(`the text has no place between ${BEGIN} and ${END}`);
  return `${markdown.slice(0, from + BEGIN.length)}\n\n${table}\n\n${markdown.slice(to)}`;
}

import { CATEGORIES } from '../../engine/types';
import { lawTrace } from '../families';
import type { RulePack } from '../schema';
import type { Lint, LintNote } from './types';

/** The report numbers its classes 一 to 五, in the order of our categories; the last is not in it. */
const SECTIONS = ['一', '二', '三', '四', '五', '报告之外'];

/** Every rule must be traceable: to the report's class of its category, and to a family of the law. */
export const trace: Lint = {
  name: 'trace',
  about: 'rules whose source names no class of the report or no family; families without a rule',
  run: ({ pack }) => [...untraced(pack), ...bare(pack)],
};

function untraced(pack: RulePack): LintNote[] {
  return pack.rules.flatMap(({ id, category, file: { source } }) => {
    const notes: LintNote[] = [];
    const note = (field: string, message: string) =>
      notes.push({ file: `rules/${id}.yaml`, path: ['source', field], message });
    const section = SECTIONS[CATEGORIES.indexOf(category)] as string;
    if (!source.report.split('；').some((part) => part.startsWith(section))) {
      note('report', `begins with the report's class of this category: "${section} …"`);
    }
    const { families, refs, unknown } = lawTrace(source.law, pack.families);
    for (const part of unknown) note('law', `"${part}" is no family of families.yaml, no article`);
    for (const ref of refs.filter((one) => one.includes('-'))) {
      if (pack.guidance.law[ref] === undefined) note('law', `guidance.yaml has no law "${ref}"`);
    }
    if (families.length === 0) note('law', 'names no family of families.yaml');
    return notes;
  });
}

function bare({ rules, families }: RulePack): LintNote[] {
  const used = new Set(rules.flatMap(({ file }) => lawTrace(file.source.law, families).families));
  return Object.entries(families).flatMap(([category, one]) =>
    Object.keys(one.families)
      .filter((id) => !used.has(id))
      .map((id) => ({
        file: 'rules/families.yaml',
        path: [category, 'families', id],
        message: `no rule names the family "${id}"`,
      })),
  );
}

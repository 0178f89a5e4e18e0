import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../src/engine';
import { lawTrace } from '../../../src/rules/families';
import { familyTable, withTable } from '../../../src/rules/family-table';
import { type GuidanceFile, guidanceFileSchema } from '../../../src/rules/schema';
import { makePack } from '../../support/make-engine';

const pack = makePack({ rules: { it: { any: ['甲'] }, other: { any: ['乙'] } } });
const families = {
  ...pack.families,
  'false-advertising': {
    ...pack.families['false-advertising'],
    families: { '5.3 cures': '包治百病', '5.3 best': '最好' },
  },
};
const sourced = (laws: readonly string[], guidance: readonly string[][]) =>
  pack.rules.map((rule, i) => ({
    ...rule,
    file: {
      ...rule.file,
      source: { report: 'r', law: laws[i] ?? '' },
      guidance: guidance[i] ?? [],
    },
  }));

describe('lawTrace', () => {
  it('tells families, articles and sections, and keeps what it does not know', () => {
    expect(
      lawTrace('5.3 cures, best (a remark); AD-28; 0.7; 5.3 nothing; hearsay', families),
    ).toEqual({
      families: ['5.3 cures', '5.3 best'],
      refs: ['AD-28', '0.7'],
      unknown: ['5.3 nothing', 'hearsay'],
    });
  });
});

describe('familyTable', () => {
  const law = (article: string, name = '广告法') =>
    ({ ...{ name: { 'zh-CN': name, en: 'Law' }, article } }) as GuidanceFile['law'][string];
  const guidance = {
    ...guidanceFileSchema.parse({ law: {}, lookups: {} }),
    law: { 'AD-1': law('17'), 'AD-2': law('28'), 'AD-3': law('-', '指南') },
  };
  const table = (laws: string[], named: string[][]) =>
    familyTable({ families, guidance, rules: sourced(laws, named) })
      .split('\n')
      .filter((line) => line.startsWith('| 5.3'));

  it('names the rules of each family and the main law of each', () => {
    expect(table(['5.3 cures', '5.3 cures'], [['AD-1', 'AD-3'], ['AD-2']])).toEqual([
      '| 5.3 cures | 包治百病 | `false-advertising/it` (caution), `false-advertising/other` (caution) | 广告法 17, 28 |',
      '| 5.3 best | 最好 |  |  |',
    ]);
  });

  it('leaves out law that guidance.yaml does not know, and articles without a number', () => {
    expect(table(['5.3 cures', '5.3 best'], [['XX-1'], ['AD-3']])).toEqual([
      '| 5.3 cures | 包治百病 | `false-advertising/it` (caution) |  |',
      '| 5.3 best | 最好 | `false-advertising/other` (caution) | 指南 |',
    ]);
    expect(table(['5.3 cures'], [[]])[0]).toContain('(caution) |  |');
  });

  it('has a section for every category', () => {
    expect(familyTable({ ...pack, families }).match(/^### /gm)).toHaveLength(CATEGORIES.length);
  });

  it('goes between its markers, and nowhere else', () => {
    const text = 'a\n<!-- families: npm run rules:table -- --write -->old<!-- /families -->\nb';
    expect(withTable(text, 'new')).toBe(text.replace('old', '\n\nnew\n\n'));
    expect(() => withTable('no markers', 'new')).toThrow('no place between');
  });
});

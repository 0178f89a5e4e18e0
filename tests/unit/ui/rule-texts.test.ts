import { describe, expect, it } from 'vitest';
import { traditional } from '../../../scripts/localise';
import type { LocalTexts } from '../../../src/rules/local-texts';
import { packagedTexts } from '../../support/rule-texts';

const zhCN = packagedTexts('zh-CN');
const zhTW = packagedTexts('zh-TW');
const en = packagedTexts('en');

/** Every leaf as `path: text`. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
const paths = (texts: LocalTexts) => leaves(texts).map(([path]) => path);

describe('the rule texts', () => {
  it.each([
    ['zh-TW', zhTW],
    ['en', en],
  ])('%s has every text that zh-CN has, none empty', (_, texts) => {
    expect(paths(zhCN).length).toBeGreaterThan(1_000);
    expect(paths(texts)).toEqual(paths(zhCN));
    const empty = leaves(texts).filter(([path, text]) => text === '' && !path.endsWith('.article'));
    expect(empty).toEqual([]);
  });

  it('zh-TW is in traditional characters throughout', () => {
    const ours = leaves(zhTW).filter(([path]) =>
      /\.(title|why|check|mayBeWrong|gist|use)$/.test(path),
    );
    // What conversion leaves unchanged when it is done again was converted.
    const missed = ours.filter(([, text]) => /[们这为说对发经国际标营务风险关闭网]/.test(text));
    expect(missed).toEqual([]);
  });

  it('zh-TW keeps the words of names, and takes its own quotation marks', () => {
    expect(traditional('国家企业信用信息公示系统', true)).toBe('國家企業信用信息公示系統');
    expect(traditional('“软件”')).toBe('「軟體」');
  });
});

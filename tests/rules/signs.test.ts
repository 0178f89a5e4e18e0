import { describe, expect, it } from 'vitest';
import { isFlagged } from '../../src/engine';
import { checkSignExample, signExamplesOf } from '../../src/rules/examples';
import { engine, rules, segmenter, verdictOf } from '../support/engine';
import { VARIANTS } from '../support/variants';

/** Generated: every example of every good sign, as written and in disguise. */
describe.each(VARIANTS.map((variant) => [variant.name, variant] as const))(
  'signs %s',
  (_, variant) => {
    for (const example of signExamplesOf(rules.pack)) {
      it(`${example.rule} ${example.field}: ${example.text}`, () => {
        expect(checkSignExample(engine, segmenter, variant.write(example))).toBeUndefined();
      });
    }
  },
);

describe('a sign', () => {
  const flagged = '祖传膏药三天根治腰痛，无效退款，国药准字Z20200001，98一盒，加微信下单';

  it('stands beside findings, with its place in the text', () => {
    const { signs, level } = verdictOf(flagged);
    expect(isFlagged(level)).toBe(true);
    const [sign] = signs ?? [];
    expect(sign).toMatchObject({ sign: 'drug-number', text: '国药准字' });
    expect(flagged.slice(sign?.start, sign?.end)).toBe('国药准字');
  });

  it('takes no warning away and changes no level', () => {
    const bare = verdictOf(flagged.replace('国药准字Z20200001，', ''));
    expect(verdictOf(flagged).level).toBe(bare.level);
    expect(bare.signs).toBeUndefined();
  });

  it('is not looked for where no rule has anything to say', () => {
    expect(verdictOf('国药准字的药要凭处方买，营业执照在墙上').signs).toBeUndefined();
  });

  it('never claims to prove anything', () => {
    const claims =
      /可以放心|值得信赖|证明是真|说明是正规|安全可靠|\b(safe|trustworthy|genuine seller)\b/i;
    for (const [id, { label, note }] of Object.entries(rules.pack.signs)) {
      for (const text of [label['zh-CN'], label.en, note['zh-CN'], note.en]) {
        expect(text, id).not.toMatch(claims);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/engine';
import { makeEngine } from '../../support/make-engine';
import { segmenter } from '../../support/segmenter';

const found = (engine: ReturnType<typeof makeEngine>, text: string) =>
  analyse(engine, { id: 'x', text }, segmenter).findings.map((finding) => finding.text);

describe('analyse', () => {
  // Made in the test: what is made outside of one tells Stryker nothing of who needs it.
  const agents = () => makeEngine({ rules: { agents: { any: ['代理', '日赚', '加微'] } } });

  it.each([['现代理念很重要'], ['祝大家生日赚足祝福'], ['增加微量元素']])(
    'drops hits that cut a word: %s',
    (text) => {
      expect(found(agents(), text)).toEqual([]);
    },
  );

  it('keeps hits inside longer forms and reports them behind emoji', () => {
    const text = '👍👍诚招代理商';
    const [finding] = analyse(agents(), { id: 'x', text }, segmenter).findings;
    expect(finding).toMatchObject({ start: 6, end: 8, text: '代理' });
    expect(text.slice(6, 8)).toBe('代理');
  });

  it('works without a segmenter, at lower confidence', () => {
    expect(analyse(agents(), { id: 'x', text: '现代理念' }, null).findings).toHaveLength(1);
  });

  it('asks for no segmenter when nothing was hit', () => {
    expect(agents().match({ id: 'x', text: '今天天气很好' }).needsSegmenter).toBe(false);
    expect(agents().match({ id: 'x', text: '招代理' }).needsSegmenter).toBe(true);
  });

  it('needs every context and shows it as evidence', () => {
    const engine = makeEngine({
      rules: { fee: { any: ['交<money>'], with: [{ any: ['会员'] }] } },
    });
    expect(found(engine, '交200元')).toEqual([]);
    const [finding] = analyse(engine, { id: 'x', text: '交200元，就是会员' }, segmenter).findings;
    expect(finding).toMatchObject({
      text: '交200元',
      evidence: [{ text: '会员', start: 8, end: 10 }],
    });
  });

  it('keeps contexts within their reach', () => {
    const near = makeEngine({
      rules: { fee: { any: ['入会'], with: [{ within: 'sentence', any: ['交钱'] }] } },
    });
    expect(found(near, '入会要交钱')).toEqual(['入会']);
    expect(found(near, '入会。要交钱')).toEqual([]);
    const counted = makeEngine({
      rules: { fee: { any: ['入会'], with: [{ within: 3, any: ['交钱'] }] } },
    });
    expect(found(counted, '入会一二三交钱')).toEqual(['入会']);
    expect(found(counted, '入会一二三四交钱')).toEqual([]);
  });

  it('lets a veto and longer harmless phrases win', () => {
    const engine = makeEngine({
      rules: {
        best: {
          any: ['最佳'],
          unless: [{ within: 'clause', any: ['之一'] }],
          allow: ['最佳食用期'],
        },
      },
    });
    expect(found(engine, '最佳品质')).toEqual(['最佳']);
    expect(found(engine, '最佳食用期三天')).toEqual([]);
    expect(found(engine, '最佳选择之一')).toEqual([]);
  });

  it('leaves out what a harmless phrase of a frame covers', () => {
    const engine = makeEngine({
      rules: { back: { any: ['&give-back'] } },
      frames: { 'give-back': { patterns: ['能退'], allow: ['不能退'] } },
    });
    expect(found(engine, '这个能退')).toEqual(['能退']);
    expect(found(engine, '这个不能退')).toEqual([]);
  });

  it('bridges gaps up to their size, and not over the end of a sentence or clause', () => {
    const engine = makeEngine({ rules: { income: { any: ['日赚..4<money>', '躺,,4赚'] } } });
    expect(found(engine, '日赚轻轻松松300元')).toEqual(['日赚轻轻松松300元']);
    expect(found(engine, '日赚一点点也算是300元')).toEqual([]);
    expect(found(engine, '日赚。300元')).toEqual([]);
    expect(found(engine, '躺，赚')).toEqual([]);
    expect(found(engine, '躺着就赚')).toEqual(['躺着就赚']);
  });

  it('keeps the most serious finding of a category on one span', () => {
    const engine = makeEngine({
      rules: {
        small: { level: 'info', any: ['返利'] },
        big: { level: 'warning', any: ['消费返利'] },
      },
    });
    const verdict = analyse(engine, { id: 'x', text: '消费返利' }, segmenter);
    expect(verdict.findings.map((finding) => finding.rule)).toEqual(['false-advertising/big']);
    expect(verdict).toMatchObject({
      level: 'warning',
      categories: { 'false-advertising': 'warning' },
    });
  });

  it('lets a broad rule speak only where no sharper one does', () => {
    const engine = makeEngine({
      rules: { sharp: { any: ['招代理'] }, wide: { broad: 1, any: ['姐妹'] } },
    });
    const rulesOf = (text: string) =>
      analyse(engine, { id: 'x', text }, segmenter).findings.map((finding) => finding.rule);
    expect(rulesOf('姐妹们')).toEqual(['false-advertising/wide']);
    expect(rulesOf('姐妹们，招代理')).toEqual(['false-advertising/sharp']);
    const listing = { id: 'x', text: '姐妹们', kind: 'listing' as const };
    expect(analyse(engine, listing, segmenter).findings).toEqual([]);
  });

  it('marks disguised writing', () => {
    const [finding] = analyse(agents(), { id: 'x', text: '诚招代*理' }, segmenter).findings;
    expect(finding).toMatchObject({ text: '代*理', evaded: true });
  });
});

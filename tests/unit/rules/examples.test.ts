import { describe, expect, it } from 'vitest';
import { checkCleanExamples, checkExamples } from '../../../src/rules/check';
import { readMarks } from '../../../src/rules/examples';
import type { SignsFile } from '../../../src/rules/schema';
import { segmenter } from '../../support/segmenter';
import { smallRules } from '../../support/small-rules';

const ANY = ['招代理'];

/** What is wrong with one example of a rule that looks for 招代理. */
const wrong = (examples: Parameters<typeof smallRules>[1]) =>
  checkExamples(smallRules(ANY, examples), segmenter).map(({ field, message }) => [field, message]);

describe('readMarks', () => {
  it('takes the marks out and says what stood in them', () => {
    expect(readMarks('诚【招代理】，【加微】')).toEqual({
      text: '诚招代理，加微',
      spans: [
        { start: 1, end: 4 },
        { start: 5, end: 7 },
      ],
    });
  });

  it('refuses a mark without its other half', () => {
    expect(() => readMarks('招】代理')).toThrow('】 without 【');
    expect(() => readMarks('【招】代理】')).toThrow('】 without 【');
    expect(() => readMarks('招【代理')).toThrow('【 without 】');
  });
});

describe('examples of a rule', () => {
  it('that hold have nothing to say', () => {
    expect(wrong({ flag: ['我们【招代理】'], clean: ['你好'] })).toEqual([]);
  });

  it('have to mark what is expected', () => {
    expect(wrong({ flag: ['我们招代理'] })).toEqual([
      ['examples.flag.0', 'mark the expected span with 【】'],
    ]);
  });

  it('tell what was expected and what was found', () => {
    const [[field, message] = []] = wrong({ flag: ['【我们招代理】'] });
    expect(field).toBe('examples.flag.0');
    expect(message).toContain('expected "我们招代理" 0-5, this rule found');
    expect(message).toContain('"招代理" 2-5');
    expect(wrong({ flag: ['【你好】'] })[0]?.[1]).toContain(
      'this rule found nothing; all: nothing',
    );
    expect(wrong({ clean: ['你好', { text: '我们招代理' }] })).toMatchObject([
      ['examples.clean.1', expect.stringContaining('expected nothing, this rule found')],
    ]);
  });

  it('stand at their line', () => {
    expect(checkExamples(smallRules(ANY, { flag: ['招'] }), segmenter)).toMatchObject([
      { file: 'rules/false-advertising/it.yaml', line: 7 },
    ]);
  });
});

describe('clean examples', () => {
  const clean = (...examples: Parameters<typeof smallRules>[1]['clean'] & object) =>
    checkCleanExamples(smallRules(ANY, { flag: ['【招代理】'], clean: examples }), segmenter).map(
      ({ message }) => message,
    );

  it('may be flagged by no rule', () => {
    expect(clean('你好')).toEqual([]);
    expect(clean('我们招代理')).toEqual([
      '"我们招代理" is flagged by false-advertising/it「招代理」',
    ]);
  });

  it('may be flagged by the one that they name, and then have to be', () => {
    const flaggedBy = 'false-advertising/it';
    expect(clean({ text: '我们招代理', flaggedBy })).toEqual([]);
    expect(clean({ text: '你好', flaggedBy })).toEqual([`"你好": ${flaggedBy} does not flag it`]);
  });
});

describe('examples of a good sign', () => {
  const wrongSign = (found: string[], none: string[]) => {
    const both = { 'zh-CN': '字', en: 'words' };
    const signs: SignsFile = {
      licence: {
        ...{ label: both, note: both, guidance: [], lookups: [], examples: { found, none } },
        match: { any: ['营业执照'], unless: [], allow: [] },
      },
    };
    const loaded = smallRules(ANY, {}, { signs });
    return checkExamples(loaded, segmenter).map(({ file, field, message }) => [
      file,
      field,
      message,
    ]);
  };

  it('that hold have nothing to say', () => {
    expect(wrongSign(['有【营业执照】'], ['你好'])).toEqual([]);
  });

  it('mark one span', () => {
    const message = 'mark the one expected span with 【】';
    const file = 'rules/signs.yaml';
    expect(wrongSign(['有营业执照'], [])).toEqual([[file, 'licence.examples.found.0', message]]);
    expect(wrongSign(['【有】【营业执照】'], [])[0]?.[2]).toBe(message);
  });

  it('tell what was expected and what was found', () => {
    expect(wrongSign(['【你好】'], ['有营业执照'])).toEqual([
      ['rules/signs.yaml', 'licence.examples.found.0', '"你好": expected "你好" 0-2, found none'],
      [
        'rules/signs.yaml',
        'licence.examples.none.0',
        '"有营业执照": expected no sign, found "营业执照" 1-5',
      ],
    ]);
  });
});

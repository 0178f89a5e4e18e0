import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../../../src/answered';
import { reviewWords } from '../../../src/i18n/review';
import { type StoredCase, storedCase } from '../../../src/review/model';
import { BrokenRecordError, reasonOf, TROUBLES } from '../../../src/review/trouble';
import { isWhole } from '../../../src/review/whole';
import { RuleFileError } from '../../../src/rules/load-rule-file';
import { troubleText } from '../../../src/ui/review/trouble-text';

const span = { start: 0, end: 2, text: '代理' };
const whole: StoredCase = storedCase(
  {
    id: 'b1:1',
    state: 'accepted',
    level: 'caution',
    kind: 'post',
    text: '代理',
    textHash: '0'.repeat(64),
    author: '',
    url: '',
    site: '',
    seenAt: '2026-11-01T00:00:00.000Z',
    postedAt: '',
    findings: [
      { ...span, rule: 'a/b', category: 'pyramid', level: 'caution', evidence: [span] },
      { ...span, rule: 'a/c', category: 'pyramid', level: 'info', evaded: true },
    ],
    rulesVersion: '1',
    note: '',
    history: [{ state: 'accepted', at: '2026-11-01T00:00:00.000Z' }],
    source: 'rows.csv',
    row: 1,
    postId: '',
    group: 'b1:1',
  },
  1,
  0,
);

describe('isWhole', () => {
  it('takes what we store', () => expect(isWhole(whole)).toBe(true));

  it.each(Object.keys(whole))('refuses a record whose %s is gone, or something else', (key) => {
    for (const value of [undefined, null, {}, Symbol.iterator])
      expect(isWhole({ ...whole, [key]: value } as StoredCase)).toBe(false);
  });

  it.each([
    ['a finding that is none', { findings: [null] }],
    ['a finding of no known category', { findings: [{ ...whole.findings[0], category: 'x' }] }],
    ['evidence without a place', { findings: [{ ...whole.findings[0], evidence: [{}] }] }],
    ['a decision of no known state', { history: [{ state: 'x', at: '' }] }],
    ['a state that is none', { state: 'toString' }],
    ['a level that is none', { level: 'none' }],
  ])('refuses %s', (_, change) => {
    expect(isWhole({ ...whole, ...change } as unknown as StoredCase)).toBe(false);
  });
});

describe('what is wrong, in words', () => {
  it.each([
    [new DOMException('', 'QuotaExceededError'), 'full'],
    [new DOMException('', 'VersionError'), 'newer'],
    [new DOMException('', 'InvalidStateError'), 'closed'],
    [new DOMException('', 'UnknownError'), 'damaged'],
    [new NoAnswerError('no answer'), 'silent'],
    [new BrokenRecordError('b1:1'), 'record'],
    [new RuleFileError('rules/engine-data.json'), 'rule-file'],
    [new DOMException('as the browser says it', 'DataError'), 'as the browser says it'],
    [new Error('something else'), 'something else'],
    ['bare', 'bare'],
  ])('%s is "%s"', (error, reason) => expect(reasonOf(error)).toBe(reason));

  it('every trouble has words, also when a worker says it; all else is told as it is', () => {
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
      const words = reviewWords(language);
      for (const trouble of TROUBLES)
        expect(troubleText(words, new Error(trouble))).toBe(words.trouble[trouble]);
      expect(troubleText(words, new Error('no such import'))).toBe(words.failed('no such import'));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { sentences } from '../../../src/ui/sentences';

describe('sentences', () => {
  it.each([
    ['先查公司。再看合同！', ['先查公司。', '再看合同！']],
    ['对方说“先交钱。”也别交。', ['对方说“先交钱。”也别交。']],
    ['Check the firm. Then ask 12315.', ['Check the firm.', 'Then ask 12315.']],
    ['Look for No. 5 first.', ['Look for No. 5 first.']],
    ['没有句号', ['没有句号']],
    ['', []],
  ])('%s', (text, steps) => expect(sentences(text)).toEqual(steps));
});

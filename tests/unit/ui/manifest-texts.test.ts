import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (folder: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8'));

describe('the names in the manifest', () => {
  it.each(['zh_CN', 'zh_TW', 'en'])('%s fit what browsers and stores take', (folder) => {
    const texts = read(folder);
    expect(Object.keys(texts)).toEqual(Object.keys(read('zh_CN')));
    expect(texts.name?.message.length).toBeLessThanOrEqual(45);
    expect(texts.description?.message.length).toBeLessThanOrEqual(132);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (folder: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8'));

describe('the oldest browsers', () => {
  const config = readFileSync('wxt.config.ts', 'utf8');
  const readmes = ['README.md', 'README.zh-CN.md'].map((file) => readFileSync(file, 'utf8'));

  it.each([
    ['Chromium', /minimum_chrome_version: '(\d+)'/],
    ['Firefox', /strict_min_version: '(\d+)\.0'/],
  ])('%s: the manifest and both READMEs say the same', (name, version) => {
    const oldest = version.exec(config)?.[1];
    for (const readme of readmes) {
      const line = readme.split('\n').find((one) => one.startsWith(`- **${name}`));
      expect(/[(（](\d+)/.exec(line ?? '')?.[1]).toBe(oldest);
    }
  });

  it('know how our sheets are written', () => {
    const sheet = readFileSync('src/page/highlight.css', 'utf8');
    expect(sheet).toContain(':root::highlight(');
    // Inherited by what stands inside the root since Chromium 134.
    expect(Number(/minimum_chrome_version: '(\d+)'/.exec(config)?.[1])).toBeGreaterThanOrEqual(134);
  });
});

describe('the names in the manifest', () => {
  it.each(['zh_CN', 'zh_TW', 'en'])('%s fit what browsers and stores take', (folder) => {
    const texts = read(folder);
    expect(Object.keys(texts)).toEqual(Object.keys(read('zh_CN')));
    expect(texts.name?.message.length).toBeLessThanOrEqual(45);
    expect(texts.description?.message.length).toBeLessThanOrEqual(132);
  });
});

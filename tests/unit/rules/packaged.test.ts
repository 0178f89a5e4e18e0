import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadRuleTexts } from '../../../src/rules/load-texts';
import { loadRuleFile } from '../../../src/rules/packaged';

afterEach(() => vi.unstubAllGlobals());

/** A package whose files say where they stand. */
function stubPackage(): string[] {
  const asked: string[] = [];
  vi.stubGlobal('location', { href: 'chrome-extension://abc/popup.html?x=1' });
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.href);
    return { json: async () => ({ from: url.pathname }) };
  });
  return asked;
}

describe('rule files of the package', () => {
  it('are read from the package itself, whatever page asks', async () => {
    const asked = stubPackage();
    expect(await loadRuleFile('engine-data')).toEqual({ from: '/rules/engine-data.json' });
    expect(await loadRuleTexts('zh-TW')).toEqual({ from: '/rules/rule-texts.zh-TW.json' });
    expect(asked.map((url) => new URL(url).protocol)).toEqual([
      'chrome-extension:',
      'chrome-extension:',
    ]);
  });
});

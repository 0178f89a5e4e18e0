import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ruleFiles } from '../../../scripts/rule-files';
import { loadRuleFile, RuleFileError } from '../../../src/rules/load-rule-file';
import { loadRuleTexts } from '../../../src/rules/load-texts';

afterEach(() => vi.unstubAllGlobals());

interface Asked {
  readonly url: URL;
  readonly integrity: string;
}

/** A package whose files say where they stand. */
function stubPackage(json?: () => Promise<unknown>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('location', { href: 'chrome-extension://abc/popup.html?x=1' });
  vi.stubGlobal('fetch', async (url: URL, { integrity }: { integrity: string }) => {
    asked.push({ url, integrity });
    return { json: json ?? (async () => ({ from: url.pathname })) };
  });
  return asked;
}

describe('rule files of the package', () => {
  it('are read from the package itself, whatever page asks', async () => {
    const asked = stubPackage();
    expect(await loadRuleFile('engine-data')).toEqual({ from: '/rules/engine-data.json' });
    expect(await loadRuleTexts('zh-TW')).toEqual({ from: '/rules/rule-texts.zh-TW.json' });
    expect(asked.map(({ url }) => url.protocol)).toEqual([
      'chrome-extension:',
      'chrome-extension:',
    ]);
  });

  it('have to be those of this build, byte for byte', async () => {
    const asked = stubPackage();
    for (const { name, contents } of ruleFiles()) {
      await loadRuleFile(name);
      const sum = createHash('sha256').update(contents).digest('base64');
      expect(asked.at(-1)?.integrity).toBe(`sha256-${sum}`);
    }
  });

  it('that cannot be read are told from everything else that fails', async () => {
    stubPackage(() => Promise.reject(new SyntaxError('Unexpected end of JSON input')));
    await expect(loadRuleFile('engine-data')).rejects.toBeInstanceOf(RuleFileError);
  });
});

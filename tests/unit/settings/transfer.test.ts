import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  withAside,
  withPause,
  withRule,
  withSite,
  withTrusted,
} from '../../../src/settings/change';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { exportSettings, importSettings } from '../../../src/settings/transfer';

const day = '2026-11-22';
const full = withAside(
  withTrusted(
    withRule(
      withSite({ ...DEFAULT_SETTINGS, markFrom: 'warning', language: 'zh-TW' }, 'a.cn', true),
      'pyramid/fee',
      'info',
    ),
    { host: 'a.cn', author: '小店', day },
  ),
  { key: 'post:3:abc', as: 'hidden', host: 'a.cn', day },
);

describe('settings as a file', () => {
  it('come back as they went out, but for a pause', () => {
    const file = exportSettings(withPause(full, Date.now()));
    expect(importSettings(file)).toEqual({ ok: true, settings: full, partly: false });
    expect(importSettings(`\ufeff${file}`)).toEqual({ ok: true, settings: full, partly: false });
  });

  it('take what fits of a damaged file, and say so', () => {
    const file = JSON.parse(exportSettings(full));
    file.settings.rules['pyramid/tier'] = 'loud';
    file.settings.trusted.push({ host: 'b.cn' });
    expect(importSettings(JSON.stringify(file))).toEqual({
      ok: true,
      settings: full,
      partly: true,
    });
  });

  it.each([
    ['no JSON', '{'],
    ['another list', '[]'],
    ['another format', '{"format":"other","settings":{}}'],
    ['no settings', '{"format":"mingjian-settings"}'],
  ])('refuse %s', (_, text) =>
    expect(importSettings(text)).toEqual({ ok: false, reason: 'not-ours' }),
  );

  it('refuse what is far too large, and what a newer release wrote', () => {
    expect(importSettings(' '.repeat(3_000_000))).toEqual({ ok: false, reason: 'too-large' });
    const newer = exportSettings(full).replace('"version": 1', '"version": 9');
    expect(importSettings(newer)).toEqual({ ok: false, reason: 'newer' });
  });

  it('do not let keys of objects in', () => {
    const text =
      '{"format":"mingjian-settings","settings":{"version":1,"sites":{"__proto__":true}}}';
    const imported = importSettings(text);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(imported.ok).toBe(true);
  });

  it('never throw, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (settings) => {
        importSettings(JSON.stringify({ format: 'mingjian-settings', settings }));
      }),
    );
  });
});

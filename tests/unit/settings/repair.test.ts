import { describe, expect, it } from 'vitest';
import { repairSettings } from '../../../src/settings/repair';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';

const good = {
  version: 1,
  categories: { pyramid: false },
  sites: { 'weibo.com': false, 'example.org': true },
  language: 'en',
};

describe('repairSettings', () => {
  it('takes nothing stored as the defaults', () => {
    expect(repairSettings(undefined)).toEqual({
      settings: DEFAULT_SETTINGS,
      broken: false,
      newer: false,
    });
  });

  it('keeps good settings as they are', () => {
    expect(repairSettings(good)).toEqual({ settings: good, broken: false, newer: false });
  });

  it.each([
    ['language', { ...good, language: 'fr' }, { ...good, language: 'auto' }],
    ['sites', { ...good, sites: 'all' }, { ...good, sites: {} }],
    ['one site', { ...good, sites: { a: 'yes', b: true } }, { ...good, sites: { b: true } }],
    ['categories', { ...good, categories: [true] }, { ...good, categories: {} }],
    ['a removed category', { ...good, categories: { gone: false, pyramid: false } }, good],
    ['version', { ...good, version: 'one' }, good],
  ])('replaces a broken %s and keeps the rest', (_, stored, settings) => {
    expect(repairSettings(stored)).toEqual({ settings, broken: true, newer: false });
  });

  it.each([[null], ['text'], [7], [[]]])('falls back to the defaults on %j', (stored) => {
    expect(repairSettings(stored).settings).toEqual(DEFAULT_SETTINGS);
    expect(repairSettings(stored).broken).toBe(true);
  });

  it('reads a newer version as far as it goes and says so', () => {
    const stored = { ...good, version: 9, colour: 'red' };
    expect(repairSettings(stored)).toEqual({ settings: good, broken: false, newer: true });
  });
});

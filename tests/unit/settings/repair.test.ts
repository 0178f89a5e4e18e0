import { describe, expect, it } from 'vitest';
import { repairSettings } from '../../../src/settings/repair';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';

const good = {
  version: 1,
  categories: { pyramid: false },
  rules: { 'pyramid/fee': 'off' },
  markFrom: 'warning',
  sites: { 'weibo.com': false, 'example.org': true },
  pausedUntil: 5,
  trusted: [{ host: 'a.cn', author: '小店', day: '2026-11-22' }],
  aside: [{ key: 'post:3:a', as: 'fine', host: 'a.cn', day: '2026-11-22' }],
  language: 'en',
};
const { markFrom: _markFrom, ...unmarked } = good;
const { pausedUntil: _pausedUntil, ...unpaused } = good;

describe('repairSettings', () => {
  it('understands settings of before there were rules, levels and ignored items', () => {
    const old = { version: 1, categories: { pyramid: false }, sites: {}, language: 'en' };
    expect(repairSettings(old)).toEqual({
      settings: { ...DEFAULT_SETTINGS, ...old },
      broken: false,
      newer: false,
    });
  });

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
    ['rules', { ...good, rules: { 'pyramid/fee': 'off', 'a/b': true } }, good],
    ['level', { ...good, markFrom: 'info' }, unmarked],
    ['pause', { ...good, pausedUntil: 'tomorrow' }, unpaused],
    ['trusted author', { ...good, trusted: [...good.trusted, { host: 1 }] }, good],
    ['ignored item', { ...good, aside: [...good.aside, 'post'] }, good],
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

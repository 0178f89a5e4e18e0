import { describe, expect, it } from 'vitest';
import {
  withAside,
  withCategory,
  withDefaultSwitches,
  withoutAside,
  withoutPause,
  withoutSite,
  withoutTrusted,
  withPause,
  withRule,
  withSite,
  withTrusted,
} from '../../../src/settings/change';
import {
  DEFAULTS,
  isCategoryOn,
  isPauseTooLong,
  isSiteOn,
  markFrom,
  PAUSE_MS,
  pauseLeft,
  ruleChoice,
} from '../../../src/settings/effective';
import { DEFAULT_SETTINGS, MAX_ASIDE } from '../../../src/settings/schema';

const day = '2026-11-22';

describe('switches know three states: on, off, never touched', () => {
  /** What a later release might come with. */
  const changed = { category: false, rule: 'info', markFrom: 'warning' } as const;

  it('a changed default reaches those who never touched a switch', () => {
    expect(isCategoryOn(DEFAULT_SETTINGS, 'pyramid')).toBe(true);
    expect(isCategoryOn(DEFAULT_SETTINGS, 'pyramid', changed)).toBe(false);
    expect(ruleChoice(DEFAULT_SETTINGS, 'pyramid/fee', changed)).toBe('info');
    expect(markFrom(DEFAULT_SETTINGS, changed)).toBe('warning');
  });

  it('and only those: who chose the old default keeps it', () => {
    const chosen = {
      ...withRule(withCategory(DEFAULT_SETTINGS, 'pyramid', DEFAULTS.category), 'a/b', 'on'),
      markFrom: DEFAULTS.markFrom,
    };
    expect(isCategoryOn(chosen, 'pyramid', changed)).toBe(true);
    expect(ruleChoice(chosen, 'a/b', changed)).toBe('on');
    expect(markFrom(chosen, changed)).toBe('caution');
  });

  it('can be made untouched again', () => {
    const touched = {
      ...withRule(withCategory(DEFAULT_SETTINGS, 'pyramid', false), 'a/b', 'off'),
      markFrom: 'never' as const,
    };
    expect(withDefaultSwitches(touched)).toEqual(DEFAULT_SETTINGS);
    expect(withRule(withRule(DEFAULT_SETTINGS, 'a/b', 'off'), 'a/b', null)).toEqual(
      DEFAULT_SETTINGS,
    );
  });

  it('do not take what objects inherit for a choice', () => {
    expect(isSiteOn(DEFAULT_SETTINGS, 'constructor', true)).toBe(true);
    expect(isSiteOn(DEFAULT_SETTINGS, 'toString', false)).toBe(false);
    expect(ruleChoice(DEFAULT_SETTINGS, 'constructor')).toBe('on');
  });
});

describe('sites', () => {
  it('follow the adapter until switched', () => {
    expect(isSiteOn(DEFAULT_SETTINGS, 'weibo.com', true)).toBe(true);
    expect(isSiteOn(DEFAULT_SETTINGS, 'example.org', false)).toBe(false);
    const off = withSite(DEFAULT_SETTINGS, 'weibo.com', false);
    expect(isSiteOn(off, 'weibo.com', true)).toBe(false);
    const on = withSite(DEFAULT_SETTINGS, 'example.org', true);
    expect(isSiteOn(on, 'example.org', false)).toBe(true);
    expect(withoutSite(on, 'example.org')).toEqual(DEFAULT_SETTINGS);
  });
});

describe('the pause', () => {
  it('lasts an hour, and can be ended', () => {
    const paused = withPause(DEFAULT_SETTINGS, 1_000);
    expect(pauseLeft(paused, 1_000)).toBe(PAUSE_MS);
    expect(pauseLeft(paused, 1_000 + PAUSE_MS)).toBe(0);
    expect(withoutPause(paused)).toEqual(DEFAULT_SETTINGS);
  });

  it('neither ends nor lasts for years when the clock is set back, by a second or by years', () => {
    expect(pauseLeft(withPause(DEFAULT_SETTINGS, 1e12), 1e12 - 1_000)).toBe(PAUSE_MS);
    expect(pauseLeft(withPause(DEFAULT_SETTINGS, 1e12), 0)).toBe(PAUSE_MS);
    expect(isPauseTooLong(withPause(DEFAULT_SETTINGS, 1e12), 0)).toBe(true);
    expect(isPauseTooLong(withPause(DEFAULT_SETTINGS, 1e12), 1e12)).toBe(false);
  });
});

describe('what is set aside', () => {
  it('is kept once, newest last, and can be taken back', () => {
    const one = { key: 'post:3:a', as: 'fine', host: 'a.cn', day } as const;
    const twice = withAside(withAside(DEFAULT_SETTINGS, one), { ...one, as: 'hidden' });
    expect(twice.aside).toEqual([{ ...one, as: 'hidden' }]);
    expect(withoutAside(twice, one.key)).toEqual(DEFAULT_SETTINGS);

    const trust = { host: 'a.cn', author: '小店', day };
    const trusting = withTrusted(withTrusted(DEFAULT_SETTINGS, trust), trust);
    expect(trusting.trusted).toEqual([trust]);
    expect(withoutTrusted(trusting, { host: 'b.cn', author: '小店' })).toEqual(trusting);
    expect(withoutTrusted(trusting, trust)).toEqual(DEFAULT_SETTINGS);
  });

  it('never grows without end', () => {
    let settings = DEFAULT_SETTINGS;
    for (let index = 0; index <= MAX_ASIDE; index++) {
      settings = withAside(settings, { key: `k${index}`, as: 'fine', host: 'a.cn', day });
    }
    expect(settings.aside).toHaveLength(MAX_ASIDE);
    expect(settings.aside[0]?.key).toBe('k1');
  });
});

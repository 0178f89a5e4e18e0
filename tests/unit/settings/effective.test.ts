import { describe, expect, it } from 'vitest';
import {
  isCategoryOn,
  isSiteOn,
  withCategory,
  withoutSite,
  withSite,
} from '../../../src/settings/effective';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';

describe('categories', () => {
  it('are on until switched off', () => {
    expect(isCategoryOn(DEFAULT_SETTINGS, 'pyramid')).toBe(true);
    const off = withCategory(DEFAULT_SETTINGS, 'pyramid', false);
    expect(isCategoryOn(off, 'pyramid')).toBe(false);
    expect(isCategoryOn(off, 'money-scam')).toBe(true);
  });

  it('forget a switch that is back at its default', () => {
    const off = withCategory(DEFAULT_SETTINGS, 'pyramid', false);
    expect(withCategory(off, 'pyramid', true)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('sites', () => {
  it('follow the adapter until switched', () => {
    expect(isSiteOn(DEFAULT_SETTINGS, 'weibo.com', true)).toBe(true);
    expect(isSiteOn(DEFAULT_SETTINGS, 'example.org', false)).toBe(false);
    expect(isSiteOn(withSite(DEFAULT_SETTINGS, 'weibo.com', true, false), 'weibo.com', true)).toBe(
      false,
    );
    expect(
      isSiteOn(withSite(DEFAULT_SETTINGS, 'example.org', false, true), 'example.org', false),
    ).toBe(true);
  });

  it('do not take what objects inherit for a choice', () => {
    expect(isSiteOn(DEFAULT_SETTINGS, 'constructor', true)).toBe(true);
    expect(isSiteOn(DEFAULT_SETTINGS, 'toString', false)).toBe(false);
  });

  it('forget a built-in site that is on again, keep others in the list', () => {
    const off = withSite(DEFAULT_SETTINGS, 'weibo.com', true, false);
    expect(withSite(off, 'weibo.com', true, true)).toEqual(DEFAULT_SETTINGS);
    const listed = withSite(DEFAULT_SETTINGS, 'example.org', false, false);
    expect(listed.sites).toEqual({ 'example.org': false });
    expect(withoutSite(listed, 'example.org')).toEqual(DEFAULT_SETTINGS);
  });
});

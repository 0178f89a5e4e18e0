import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/settings/schema';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { storeSettings } from '../driver/settings';
import { click } from '../steps';
import { browsersOf } from '../support';
import { type FaultySession, launchFaulty } from './fault-copy';
import { clearLocal, readLocal, writeLocal } from './local-storage';
import { isLong } from './long';
import { bannerOf, switchOf } from './settings-page';

describe.each(browsersOf(isLong))('broken, newer and older settings in %s', (name) => {
  let faulty: FaultySession;
  let session: Session;
  beforeAll(async () => {
    faulty = await launchFaulty(name);
    session = faulty.session;
  });
  afterAll(() => faulty?.close());
  beforeEach(async () => {
    await session.inExtension(clearLocal);
    await storeSettings(session, { language: 'zh-CN' });
  });

  const good = {
    ...DEFAULT_SETTINGS,
    language: 'zh-CN',
    categories: { 'after-sales': false },
    sites: { 'example.org': true },
  };
  test.each([
    ['the whole of it', 'not settings', true],
    ['version', { ...good, version: 'one' }, false],
    ['categories', { ...good, categories: [1] }, true],
    ['one category', { ...good, categories: { 'after-sales': false, pyramid: 'no' } }, false],
    ['rules', { ...good, rules: 7 }, false],
    ['level', { ...good, markFrom: 'all' }, false],
    ['sites', { ...good, sites: null }, false],
    ['pause', { ...good, pausedUntil: 'soon' }, false],
    ['authors', { ...good, trusted: [{ host: 1 }] }, false],
    ['ignored posts', { ...good, aside: {} }, false],
    ['language', { ...good, language: 'xx' }, false],
  ])(
    'corrupt %s: the rest is kept, the copy is shown and can be removed',
    async (_, broken, lost) => {
      await session.inExtension(writeLocal, { settings: broken });
      const options = await session.openExtensionPage('options.html');
      await poll('the settings page offers the copy', async () =>
        (await options.evaluate(() => document.querySelector('[data-kept]') !== null))
          ? true
          : undefined,
      );
      expect(await switchOf(options, 'after-sales')).toBe(lost ? 'true' : 'false');
      await click(options, '[data-switch="money-scam"]');
      const kept = await poll('the copy is kept aside', async () => {
        const all = await session.inExtension(readLocal);
        return 'settings.rejected' in all ? all : undefined;
      });
      expect(kept['settings.rejected']).toEqual(broken);
      expect(kept.settings).toMatchObject({ version: 1, categories: { 'money-scam': false } });

      await click(options, '[data-action="forget-kept"]');
      await poll('the copy is gone', async () => {
        const gone = await options.evaluate(() => document.querySelector('[data-kept]') === null);
        return gone && !('settings.rejected' in (await session.inExtension(readLocal)))
          ? true
          : undefined;
      });
      await options.close();
      expect(session.errors).toEqual([]);
    },
  );

  test('of a newer version: understood as far as it goes, and not written over', async () => {
    const newer = { ...good, version: 2, colour: 'red' };
    await session.inExtension(writeLocal, { settings: newer });
    const options = await session.openExtensionPage('options.html');
    await click(options, '[data-switch="pyramid"]');
    expect(await bannerOf(options)).toBe('设置由更新的版本写入，这里不能改。请更新扩展。');
    expect(await switchOf(options, 'after-sales')).toBe('false');
    expect((await session.inExtension(readLocal)).settings).toEqual(newer);
    await options.close();
  });

  test('of the first version: its choices hold, and a change keeps them', async () => {
    const first = { version: 1, categories: { pyramid: false }, sites: {}, language: 'zh-CN' };
    await session.inExtension(writeLocal, { settings: first });
    const options = await session.openExtensionPage('options.html');
    await click(options, '[data-switch="money-scam"]');
    const all = await poll('the change is stored', async () => {
      const now = await session.inExtension(readLocal);
      const { categories } = now.settings as typeof DEFAULT_SETTINGS;
      return categories['money-scam'] === false ? now : undefined;
    });
    expect(all.settings).toEqual({
      ...DEFAULT_SETTINGS,
      ...first,
      categories: { pyramid: false, 'money-scam': false },
    });
    expect(all['settings.rejected']).toBeUndefined();
    await options.close();
  });
});

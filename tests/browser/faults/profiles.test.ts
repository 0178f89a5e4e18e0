import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { changeSettings } from '../driver/settings';
import { browsersOf, builtExtension, demoFeed, flagged } from '../support';
import { isLong } from './long';

/** Switched off in one of them. */
const OFF = 'pyramid';

describe.each(browsersOf(isLong))('two profiles at once in %s', (name) => {
  let sessions: Session[] = [];
  beforeAll(async () => {
    const options = { extensionDir: builtExtension(name) };
    sessions = await Promise.all([launch(name, options), launch(name, options)]);
  });
  afterAll(async () => {
    await Promise.all(sessions.map((session) => session.close()));
  });

  /** How many posts of the demo feed are flagged, and how many of them for the category. */
  async function seen(session: Session) {
    const page = await session.openPage(demoFeed());
    const report = await poll('the feed is read', async () => {
      const now = await session.report(page);
      return now?.state === 'ready' && now.read === 15 && now.waiting === 0 ? now : undefined;
    });
    await page.close();
    return { flagged: flagged(report).length, off: report.counts.categories[OFF] ?? 0 };
  }

  test('what is switched off in one is not in the other', async () => {
    const [one, other] = sessions;
    if (one === undefined || other === undefined) throw new Error('two browsers were started');
    const before = await Promise.all([seen(one), seen(other)]);
    expect(before[0]).toEqual(before[1]);
    expect(before[0].off).toBeGreaterThan(0);
    await changeSettings(one, { categories: { [OFF]: false } });
    const [changed, same] = await Promise.all([seen(one), seen(other)]);
    expect(changed.off).toBe(0);
    expect(same).toEqual(before[1]);
    expect([...one.errors, ...other.errors]).toEqual([]);
  });
});

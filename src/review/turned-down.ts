import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

/** Rules that a team turned down to `info`; the background reads this too, so it is no part of the database. */
export const TURNED_DOWN_KEY = 'review.turnedDown';
const stored = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(1_000));

export async function loadTurnedDown(): Promise<ReadonlySet<string>> {
  const { [TURNED_DOWN_KEY]: value } = await browser.storage.local.get(TURNED_DOWN_KEY);
  const parsed = stored.safeParse(value);
  return new Set(parsed.success ? parsed.data : []);
}

/** Turns a rule down, or back to its own level. */
export function setTurnedDown(rule: string, down: boolean): Promise<ReadonlySet<string>> {
  // One after the other: two clicks in a row must not overwrite each other.
  return navigator.locks.request(TURNED_DOWN_KEY, async () => {
    const rules = new Set(await loadTurnedDown());
    if (down) rules.add(rule);
    else rules.delete(rule);
    await browser.storage.local.set({ [TURNED_DOWN_KEY]: [...rules] });
    return rules;
  });
}

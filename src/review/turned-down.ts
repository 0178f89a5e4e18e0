import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { ANSWER_MS, answered } from '../answered';

/** Rules that a team turned down to `info`; the background reads this too, so it is no part of the database. */
export const TURNED_DOWN_KEY = 'review.turnedDown';
const stored = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(1_000));

/** Rejects when the browser's storage fails or does not answer in time. */
export async function loadTurnedDown(waitMs = ANSWER_MS): Promise<ReadonlySet<string>> {
  const asked = browser.storage.local.get(TURNED_DOWN_KEY);
  const { [TURNED_DOWN_KEY]: value } = await answered(asked, waitMs);
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
    await answered(browser.storage.local.set({ [TURNED_DOWN_KEY]: [...rules] }));
    return rules;
  });
}

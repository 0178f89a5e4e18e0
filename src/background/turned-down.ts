import { browser } from 'wxt/browser';
import { turnDown } from '../review/judge-record';
import { loadTurnedDown, TURNED_DOWN_KEY } from '../review/turned-down';
import type { Judge } from './judge-posts';

/** Posts wait no longer than this for what a moderator turned down; the next batch asks again. */
const WAIT_MS = 1_000;
/** A storage that failed is asked again after this time: not every batch is to wait for it. */
const AGAIN_MS = 10_000;

/** A judge whose verdicts follow what a moderator turned down, from the next batch on. */
export function withTurnedDown(judge: Judge): Judge {
  let known: Promise<ReadonlySet<string>> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  let last: ReadonlySet<string> = new Set();

  function rules(): Promise<ReadonlySet<string>> {
    if (known === undefined && performance.now() - failedAt < AGAIN_MS)
      return Promise.resolve(last);
    known ??= loadTurnedDown(WAIT_MS).then(
      (loaded) => {
        last = loaded;
        return loaded;
      },
      () => {
        known = undefined;
        failedAt = performance.now();
        return last;
      },
    );
    return known;
  }

  browser.storage.onChanged.addListener((changes, area) => {
    if (area !== 'local' || !(TURNED_DOWN_KEY in changes)) return;
    known = undefined;
    failedAt = Number.NEGATIVE_INFINITY;
  });
  return async (posts) => {
    const [judgement, down] = await Promise.all([judge(posts), rules()]);
    const verdicts = judgement.verdicts.map((verdict) => turnDown(verdict, down));
    return { ...judgement, verdicts };
  };
}

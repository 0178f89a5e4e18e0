import { browser } from 'wxt/browser';
import { turnDown } from '../review/judge-record';
import { loadTurnedDown, TURNED_DOWN_KEY } from '../review/turned-down';
import type { Judge } from './judge-posts';

/** A judge whose verdicts follow what a moderator turned down, from the next batch on. */
export function withTurnedDown(judge: Judge): Judge {
  let rules = loadTurnedDown().catch(() => new Set<string>());
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && TURNED_DOWN_KEY in changes) {
      rules = loadTurnedDown().catch(() => new Set<string>());
    }
  });
  return async (posts) => {
    const [judgement, down] = await Promise.all([judge(posts), rules]);
    const verdicts = judgement.verdicts.map((verdict) => turnDown(verdict, down));
    return { ...judgement, verdicts };
  };
}

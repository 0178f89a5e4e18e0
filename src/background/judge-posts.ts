import { BoundedMap } from '../bounded-map';
import type { Engine } from '../engine';
import type { Post, Verdict } from '../engine/types';
import { textHash } from '../text-hash';
import type { SegmenterHost } from './segmenter-host';

const CACHED_VERDICTS = 2_000;

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** False when the segmenter was needed and could not start. */
  readonly guarded: boolean;
}
export type Judge = (posts: readonly Post[]) => Promise<Judgement>;

interface Judged {
  readonly verdict: Verdict;
  readonly guarded: boolean;
}

/**
 * Answers `page-judge`. Feeds show the same posts again and again, so verdicts are remembered by
 * the hash of the text, in memory only. Verdicts hold all categories: what the settings switch off
 * is left out by the page, at once and without asking again. Rejects when the engine cannot be
 * loaded: a page must not take silence for an all-clear.
 */
export function createJudge(loadEngine: () => Promise<Engine>, host: SegmenterHost): Judge {
  const judged = new BoundedMap<string, Judged>(CACHED_VERDICTS);

  async function judge(engine: Engine, post: Post): Promise<Judged> {
    const key = `${post.kind ?? ''}:${textHash(post.text)}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const matched = engine.match(post);
    const segmenter = matched.needsSegmenter ? await host.get() : null;
    const fresh = {
      verdict: engine.judge(matched, segmenter),
      guarded: segmenter !== null || !matched.needsSegmenter,
    };
    judged.set(key, fresh);
    return fresh;
  }

  return async (posts) => {
    const engine = await loadEngine();
    const all = await Promise.all(posts.map((post) => judge(engine, post)));
    return {
      verdicts: all.map(({ verdict }, index) => ({
        ...verdict,
        id: posts[index]?.id ?? verdict.id,
      })),
      guarded: all.every(({ guarded }) => guarded),
    };
  };
}

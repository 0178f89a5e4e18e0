import { BoundedMap } from '../bounded-map';
import type { Engine } from '../engine';
import type { Post, Segmenter, Verdict } from '../engine/types';
import { textHash } from '../text-hash';
import { SegmenterFailure, type SegmenterHost } from './segmenter-host';

const CACHED_VERDICTS = 2_000;

export interface Judgement {
  readonly verdicts: readonly Verdict[];
  /** False when the segmenter was needed and there was none that works. */
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
 * is left out by the page, at once and without asking again. A post that cannot be judged is left out:
 * the others of its batch have their verdicts. Rejects when the engine cannot be loaded: a page must
 * not take silence for an all-clear.
 */
export function createJudge(loadEngine: () => Promise<Engine>, host: SegmenterHost): Judge {
  const judged = new BoundedMap<string, Judged>(CACHED_VERDICTS);

  async function judge(engine: Engine, post: Post): Promise<Judged> {
    const key = `${post.kind ?? ''}:${textHash(post.text)}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const matched = engine.match(post);
    const fresh = withSegmenter(engine, matched, matched.needsSegmenter ? await host.get() : null);
    // Without the word boundaries it is worth less: asked again, it may be judged with them.
    if (fresh.guarded) judged.set(key, fresh);
    return fresh;
  }

  function withSegmenter(
    engine: Engine,
    matched: ReturnType<Engine['match']>,
    segmenter: Segmenter | null,
  ): Judged {
    try {
      const guarded = segmenter !== null || !matched.needsSegmenter;
      return { verdict: engine.judge(matched, segmenter), guarded };
    } catch (error) {
      if (!(error instanceof SegmenterFailure)) throw error;
      return { verdict: engine.judge(matched, null), guarded: false };
    }
  }

  async function judgeOrLeave(engine: Engine, post: Post): Promise<Judged | null> {
    try {
      return await judge(engine, post);
    } catch (error) {
      console.error('A post could not be judged.', error);
      return null;
    }
  }

  return async (posts) => {
    const engine = await loadEngine();
    const all = await Promise.all(posts.map((post) => judgeOrLeave(engine, post)));
    return {
      verdicts: all.flatMap((one, index) =>
        one === null ? [] : [{ ...one.verdict, id: posts[index]?.id ?? one.verdict.id }],
      ),
      guarded: all.every((one) => one?.guarded ?? true),
    };
  };
}

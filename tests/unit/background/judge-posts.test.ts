import { describe, expect, it, vi } from 'vitest';
import { createJudge } from '../../../src/background/judge-posts';
import { SegmenterFailure, type SegmenterHost } from '../../../src/background/segmenter-host';
import type { Engine } from '../../../src/engine';
import type { Post, Segmenter, Verdict } from '../../../src/engine/types';
import { onceLoaded } from '../../../src/once-loaded';

const segmenter: Segmenter = { boundaries: (text) => Int32Array.of(0, text.length) };

/** Needs the segmenter for texts with 代理; says in `role` whether it got one. */
function fakeEngine() {
  const matchedPosts: Post[] = [];
  const engine = {
    match: (post: Post) => {
      matchedPosts.push(post);
      return { post, needsSegmenter: post.text.includes('代理') };
    },
    judge: (matched: { post: Post }, given: Segmenter | null): Verdict => ({
      id: matched.post.id,
      level: 'none',
      categories: {},
      findings: [],
      role: given === null ? 'ordinary' : 'seller',
    }),
  };
  return { engine: engine as unknown as Engine, matchedPosts };
}

function host(result: Segmenter | null) {
  const get = vi.fn(async () => result);
  return { get } satisfies SegmenterHost;
}

describe('createJudge', () => {
  it('answers every post under its id, in order', async () => {
    const judge = createJudge(async () => fakeEngine().engine, host(segmenter));
    const { verdicts } = await judge([
      { id: 'b', text: '同一句' },
      { id: 'a', text: '另一句' },
      { id: 'c', text: '同一句' },
    ]);
    expect(verdicts.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  it('leaves the segmenter alone while no text needs it', async () => {
    const idle = host(segmenter);
    const judge = createJudge(async () => fakeEngine().engine, idle);
    expect((await judge([{ id: '1', text: '天气很好' }])).guarded).toBe(true);
    expect(idle.get).not.toHaveBeenCalled();
    const { verdicts } = await judge([{ id: '2', text: '招代理' }]);
    expect(idle.get).toHaveBeenCalledOnce();
    expect(verdicts[0]?.role).toBe('seller');
  });

  it('judges without the guard and says so when the segmenter failed, from the cache too', async () => {
    const judge = createJudge(async () => fakeEngine().engine, host(null));
    const posts = [
      { id: '1', text: '招代理' },
      { id: '2', text: '天气很好' },
    ];
    expect((await judge(posts)).guarded).toBe(false);
    expect((await judge(posts)).guarded).toBe(false);
    expect((await judge(posts.slice(1))).guarded).toBe(true);
  });

  it('judges a text once, whatever its id, and again for another kind', async () => {
    const { engine, matchedPosts } = fakeEngine();
    const judge = createJudge(async () => engine, host(segmenter));
    await judge([{ id: '1', text: '招代理' }]);
    const { verdicts } = await judge([{ id: '2', text: '招代理' }]);
    expect(verdicts[0]?.id).toBe('2');
    expect(matchedPosts).toHaveLength(1);
    await judge([{ id: '3', text: '招代理', kind: 'listing' }]);
    expect(matchedPosts).toHaveLength(2);
  });

  it('rejects while the engine cannot be loaded, and judges once it can', async () => {
    let damaged = true;
    const load = onceLoaded(async () => {
      if (damaged) throw new Error('damaged');
      return fakeEngine().engine;
    });
    const judge = createJudge(load, host(segmenter));
    const posts = [{ id: '1', text: '招代理' }];
    await expect(judge(posts)).rejects.toThrow('damaged');
    damaged = false;
    expect((await judge(posts)).verdicts).toHaveLength(1);
  });

  it('judges without a segmenter that breaks, and again with the next one', async () => {
    const broken: Segmenter = {
      boundaries: () => {
        throw new SegmenterFailure('broke');
      },
    };
    const { engine } = fakeEngine();
    const real = engine.judge;
    Object.assign(engine, {
      judge(matched: never, given: Segmenter | null) {
        given?.boundaries('');
        return real(matched, given);
      },
    });
    const get = vi.fn(async (): Promise<Segmenter | null> => segmenter);
    get.mockResolvedValueOnce(broken);
    const judge = createJudge(async () => engine, { get });
    const posts = [{ id: '1', text: '招代理' }];
    expect(await judge(posts)).toMatchObject({ guarded: false, verdicts: [{ role: 'ordinary' }] });
    expect(await judge(posts)).toMatchObject({ guarded: true, verdicts: [{ role: 'seller' }] });
  });

  it('leaves out a post that cannot be judged; the others have their verdicts', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { engine } = fakeEngine();
    const real = engine.match;
    Object.assign(engine, {
      match(post: Post) {
        if (post.id === 'bad') throw new Error('a text that breaks the engine');
        return real(post);
      },
    });
    const judge = createJudge(async () => engine, host(segmenter));
    const { verdicts, guarded } = await judge([
      { id: 'a', text: '招代理' },
      { id: 'bad', text: '…' },
      { id: 'c', text: '同一句' },
    ]);
    expect(verdicts.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(guarded).toBe(true);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });
});

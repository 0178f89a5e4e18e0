import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Post } from '../../../src/engine/types';
import { MAX_BATCH } from '../../../src/messages/limits';
import { findPosts } from '../../../src/page/find-posts';
import { createJudgeQueue, type Judge } from '../../../src/page/judge-queue';
import { type PostRecord, Records } from '../../../src/page/records';
import { siteForUrl } from '../../../src/sites';
import { page } from './dom';

function recordsOf(texts: readonly string[]): PostRecord[] {
  const cards = texts.map(
    (text, mid) =>
      `<div class="card-wrap" action-type="feed_list_item" mid="${mid}"><div class="content"><p node-type="feed_list_content">${text}</p></div></div>`,
  );
  const records = new Records();
  const { shapes } = siteForUrl('https://s.weibo.com/');
  const found = findPosts(page(cards.join('')).documentElement, shapes);
  return found.map((post) => records.add(post));
}

const asked: Post[][] = [];
const answer: Judge = async (posts) => {
  asked.push(posts);
  return {
    guarded: true,
    verdicts: [],
    harmless: posts.map(({ id }) => id),
  };
};

function start(judge: Judge, signal = new AbortController().signal) {
  const events = {
    taken: vi.fn(),
    judged: vi.fn(),
    progress: vi.fn(),
    guarded: vi.fn(),
    failed: vi.fn(),
    reworded: vi.fn(),
    unreadable: vi.fn(),
  };
  return { events, queue: createJudgeQueue(judge, events, signal) };
}

describe('the judge queue', () => {
  beforeEach(() => {
    asked.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks once for posts of the same words, in one message', async () => {
    const { queue, events } = start(answer);
    for (const record of recordsOf(['诚招代理加微信', '诚招代理加微信', '今天天气不错']))
      queue.add(record);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked.map((posts) => posts.length)).toEqual([2]);
    expect(events.judged).toHaveBeenCalledTimes(3);
    expect(queue.busy).toBe(false);
  });

  it('does not ask again for words it knows', async () => {
    const { queue } = start(answer);
    const [record] = recordsOf(['诚招代理加微信']);
    if (record === undefined) throw new Error('no post found');
    queue.add(record);
    await vi.advanceTimersByTimeAsync(5_000);
    queue.add(record);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(1);
    expect(record.verdict?.level).toBe('none');
  });

  it('does not ask for what is too short to carry a warning, and skips what is not filled yet', async () => {
    const { queue, events } = start(answer);
    for (const record of recordsOf(['好', ''])) queue.add(record);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual([]);
    expect(events.judged).toHaveBeenCalledTimes(1);
  });

  it('takes what is near the screen first, and never more than a message holds', async () => {
    const POSTS = MAX_BATCH + 100;
    const { queue } = start(answer);
    const records = recordsOf(Array.from({ length: POSTS }, (_, n) => `第${n}条平常的帖子`));
    for (const record of records) queue.add(record);
    queue.prefer(records.slice(-1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked[0]?.map(({ text }) => text)).toEqual([`第${POSTS - 1}条平常的帖子`]);
    expect(asked.every((posts) => posts.length <= MAX_BATCH)).toBe(true);
    expect(asked.flat()).toHaveLength(POSTS);
  });

  it('asks again later when nobody answers, and stops after a few times', async () => {
    const judge = vi.fn<Judge>().mockRejectedValue(new Error('no answer'));
    const { queue, events } = start(judge);
    for (const record of recordsOf(['诚招代理加微信'])) queue.add(record);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(queue.busy).toBe(true);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(judge).toHaveBeenCalledTimes(4);
    expect(events.failed).toHaveBeenCalledTimes(4);
    expect(queue.busy).toBe(false);
  });

  it('asks no more often for a page that never stands still', async () => {
    const judge = vi.fn<Judge>().mockRejectedValue(new Error('no answer'));
    const { queue } = start(judge);
    const texts = Array.from({ length: 50 }, (_, n) => `第${n}条平常的帖子`);
    for (const record of recordsOf(texts)) {
      queue.add(record);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    // At once, after 2 s, and 10 s after that.
    expect(judge).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(600_000);
    for (const record of recordsOf(texts)) queue.add(record);
    await vi.advanceTimersByTimeAsync(10_000);
    for (const record of recordsOf(texts)) queue.add(record);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(judge).toHaveBeenCalledTimes(5);
    expect(queue.busy).toBe(false);
  });

  it('reads the others when one post cannot be read, and says so', async () => {
    const { queue, events } = start(answer);
    const [broken, sound] = recordsOf(['诚招代理加微信', '招代理另一条']);
    if (broken === undefined || sound === undefined) throw new Error('no posts found');
    // As of a page that has taken its frame away: every touch of the element throws.
    const dead = new Proxy(broken.post.element, {
      get: (target, key) => {
        if (key === 'isConnected') return target.isConnected;
        throw new TypeError("can't access dead object");
      },
    });
    queue.add({ ...broken, post: { ...broken.post, element: dead } });
    queue.add(sound);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked.flat().map(({ text }) => text)).toEqual(['招代理另一条']);
    expect(events.unreadable).toHaveBeenCalledOnce();
    expect(queue.busy).toBe(false);
  });

  it('shows the others when one post cannot be shown, and says so', async () => {
    const { queue, events } = start(answer);
    events.judged.mockImplementationOnce(() => {
      throw new DOMException('Sharing constructed stylesheets', 'NotAllowedError');
    });
    for (const record of recordsOf(['诚招代理加微信', '招代理另一条', '今天天气不错']))
      queue.add(record);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events.judged).toHaveBeenCalledTimes(3);
    expect(events.unreadable).toHaveBeenCalledOnce();
    expect(queue.busy).toBe(false);
  });

  it('says at once that a post has other words, or none any more', async () => {
    const { queue, events } = start(answer);
    const [record] = recordsOf(['诚招代理加微信']);
    const words = record?.post.element.querySelector('p');
    if (record === undefined || words == null) throw new Error('no post found');
    const readWith = async (text: string): Promise<number> => {
      words.textContent = text;
      events.reworded.mockClear();
      queue.add(record);
      await vi.advanceTimersByTimeAsync(5_000);
      return events.reworded.mock.calls.length;
    };
    expect(await readWith('诚招代理加微信')).toBe(1);
    expect(await readWith('诚招代理加微信')).toBe(0);
    expect(await readWith('')).toBe(1);
    expect(await readWith('')).toBe(0);
    expect(await readWith('今天天气不错')).toBe(1);
  });

  it('takes what was left over along when the background answers again', async () => {
    let isThere = false;
    const judge = vi.fn<Judge>((posts) => (isThere ? answer(posts) : Promise.reject(new Error())));
    const { queue } = start(judge);
    const [left, gone, next] = recordsOf(['诚招代理加微信', '已经不在的一条', '后来出现的一条']);
    if (left === undefined || gone === undefined || next === undefined) throw new Error('no posts');
    queue.add(left);
    queue.add(gone);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(left.verdict).toBeUndefined();
    queue.drop(gone);
    isThere = true;
    queue.add(next);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([left, next].map((record) => record.verdict?.level)).toEqual(['none', 'none']);
    expect(gone.verdict).toBeUndefined();
    expect(queue.busy).toBe(false);
  });

  it('says nothing any more once the page is left', async () => {
    const control = new AbortController();
    const { queue, events } = start(answer, control.signal);
    for (const record of recordsOf(['诚招代理加微信'])) queue.add(record);
    control.abort();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events.judged).not.toHaveBeenCalled();
  });

  it('holds nothing any more of a batch that went unanswered once', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    let silent = true;
    const { queue, events } = start(async (posts) => {
      if (silent) throw new Error('the background was ended');
      return answer(posts);
    }, signal);
    for (const record of recordsOf(['诚招代理加微信'])) queue.add(record);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events.failed).toHaveBeenCalledTimes(1);
    silent = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(events.judged).toHaveBeenCalledTimes(1);
    expect(added).toHaveBeenCalled();
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });

  it('shows nothing for a post that goes while it is judged, and never asks for it again', async () => {
    const records = recordsOf(['诚招代理加微信', '今天天气不错']);
    let reply: (() => void) | undefined;
    let fails = false;
    const { queue, events } = start(async (posts) => {
      await new Promise<void>((resolve) => {
        reply = resolve;
      });
      if (fails) throw new Error('the background was ended');
      return answer(posts);
    });
    const [gone, stays] = records;
    if (gone === undefined || stays === undefined) throw new Error('no posts');
    for (const record of records) queue.add(record);
    await vi.advanceTimersByTimeAsync(1_000);
    queue.drop(gone);
    reply?.();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(events.judged.mock.calls.map(([record]) => record)).toEqual([stays]);

    const [other] = recordsOf(['明天去爬山']);
    if (other === undefined) throw new Error('no post');
    fails = true;
    queue.add(other);
    await vi.advanceTimersByTimeAsync(1_000);
    queue.drop(other);
    reply?.();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(events.failed).toHaveBeenCalledTimes(1);
    expect(events.taken).toHaveBeenCalledTimes(3);
    expect(queue.busy).toBe(false);
  });
});

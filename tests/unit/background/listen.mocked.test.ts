import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Judge } from '../../../src/background/judge-posts';
import { answerMessages } from '../../../src/background/listen';
import type { Verdict } from '../../../src/engine/types';
import { judgeReply } from '../../../src/messages/from-background';
import { MAX_BATCH } from '../../../src/messages/limits';
import { RuleFileError } from '../../../src/rules/load-rule-file';

type Listener = (
  message: unknown,
  sender: unknown,
  reply: (answer: unknown) => void,
) => true | undefined;

const { state } = vi.hoisted(() => ({
  state: { listener: undefined as unknown, badge: [] as unknown[], icons: [] as unknown[] },
}));

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'us',
      onMessage: {
        addListener: (listener: unknown) => {
          state.listener = listener;
        },
      },
    },
    action: {
      setIcon: async (icon: unknown) => {
        state.icons.push(icon);
      },
      setBadgeText: async (badge: { tabId: number }) => {
        if (badge.tabId === 404) throw new Error('No tab with id');
        state.badge.push(badge);
      },
      setBadgeBackgroundColor: async () => undefined,
      setBadgeTextColor: async () => undefined,
    },
  },
}));

const pageOpened = vi.fn();
const judge = vi.fn<Judge>(async () => ({ verdicts: [], guarded: true }));
const none = { version: '1', rules: {}, signs: {}, guidance: { law: {}, lookups: {} } };
/** The answer as it comes later, or nothing at all where the listener does not keep the port open. */
function send(
  message: unknown,
  sender: unknown = { id: 'us', tab: { id: 7 } },
): Promise<unknown> | undefined {
  let resolve: (answer: unknown) => void = () => undefined;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return (state.listener as Listener)(message, sender, resolve) ? promise : undefined;
}
const request = { type: 'page-judge', posts: [{ id: '1', text: '招代理' }] };

beforeEach(() => {
  judge.mockClear();
  state.badge.length = 0;
  state.icons.length = 0;
  pageOpened.mockClear();
  answerMessages({ judge, pageOpened, loadTexts: async () => none });
});

describe('answerMessages', () => {
  it('judges posts', async () => {
    expect(await send(request)).toEqual({ verdicts: [], harmless: [], guarded: true });
    expect(judge).toHaveBeenCalledWith([{ id: '1', text: '招代理' }]);
  });

  it('says of harmless posts no more than that; of those not judged, nothing', async () => {
    const none = { level: 'none', categories: {}, findings: [], role: 'ordinary' } as const;
    const finding = {
      rule: 'a/b',
      category: 'pyramid',
      level: 'caution',
      start: 0,
      end: 3,
      text: '招代理',
    } as const;
    const risky: Verdict = { ...none, id: '2', level: 'caution', findings: [finding] };
    judge.mockResolvedValueOnce({
      verdicts: [{ ...none, id: '1' }, risky, { ...none, id: '4' }],
      guarded: false,
    });
    const posts = ['1', '2', '3', '4'].map((id) => ({ id, text: '招代理' }));
    const reply = await send({ type: 'page-judge', posts });
    expect(reply).toEqual({ verdicts: [risky], harmless: ['1', '4'], guarded: false });
  });

  it('says when there are no rules to judge by, and of nothing else that fails', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    judge.mockRejectedValueOnce(new RuleFileError('rules/engine-data.json cannot be read'));
    const reply = judgeReply.parse(await send(request));
    expect(reply).toMatchObject({ verdicts: [], harmless: [], noRules: true });
    judge.mockRejectedValueOnce(new Error('something else'));
    expect(await send(request)).toBeUndefined();
    expect(error).toHaveBeenCalledTimes(2);
    error.mockRestore();
  });

  it('answers nobody else', () => {
    expect(send(request, { id: 'another extension' })).toBeUndefined();
    expect(send(request, {})).toBeUndefined();
    expect(judge).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', undefined],
    ['an unknown type', { type: 'page-forget' }],
    ['a message of the popup', { type: 'popup-report' }],
    ['posts that are no posts', { type: 'page-judge', posts: [{ id: 1 }] }],
    [
      'too many posts',
      { type: 'page-judge', posts: Array(MAX_BATCH + 1).fill({ id: '1', text: '' }) },
    ],
    ['half a count', { type: 'page-count', flagged: 1.5 }],
  ])('leaves %s unanswered', (_, message) => expect(send(message)).toBeUndefined());

  it('shows the count on the tab that sent it, whatever tab it names', async () => {
    expect(await send({ type: 'page-count', flagged: 3, tabId: 9 })).toEqual({ done: true });
    expect(state.badge).toEqual([{ tabId: 7, text: '3' }]);
  });

  it('lights the icon where posts are read, and puts it out where they are not', async () => {
    await send({ type: 'page-count', flagged: 0, on: true });
    await send({ type: 'page-count', flagged: 0, on: false });
    const path = (prefix: string) => ({
      16: `/icon/${prefix}16.png`,
      32: `/icon/${prefix}32.png`,
      48: `/icon/${prefix}48.png`,
    });
    expect(state.icons).toEqual([
      { tabId: 7, path: path('') },
      { tabId: 7, path: path('off-') },
    ]);
  });

  it('survives a tab that is gone, and pages without a tab', async () => {
    const count = { type: 'page-count', flagged: 3 };
    expect(await send(count, { id: 'us', tab: { id: 404 } })).toEqual({ done: false });
    expect(await send(count, { id: 'us' })).toEqual({ done: false });
  });

  it('leaves the answer empty when judging fails, so that the page asks again', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    judge.mockRejectedValueOnce(new Error('out of memory'));
    expect(await send(request)).toBeUndefined();
    expect(said).toHaveBeenCalledOnce();
  });

  it('names the adapter of a host, the generic one for a host without', async () => {
    expect(await send({ type: 'page-site', host: 'weibo.com' })).toMatchObject({ id: 'weibo' });
    // The page is about to ask for judgements.
    expect(pageOpened).toHaveBeenCalledOnce();
    expect(await send({ type: 'page-site', host: 'weibo.com.evil.example' })).toMatchObject({
      id: 'generic',
      shapes: [],
    });
  });

  it('gives rule texts', async () => {
    expect(await send({ type: 'page-texts', rules: ['gone'], language: 'en' })).toEqual({
      texts: {},
    });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Judge } from '../../../src/background/judge-posts';
import { type PagePack, type TeamPacks, withTeamPacks } from '../../../src/background/team-packs';
import type { Engine } from '../../../src/engine';
import type { Finding, Post, Verdict } from '../../../src/engine/types';

function finding(rule: string, level: Finding['level']): Finding {
  return { rule, level, category: 'after-sales', start: 0, end: 2, text: '暗号' };
}

function verdictOf(id: string, findings: Finding[]): Verdict {
  const [first] = findings;
  return { id, level: first?.level ?? 'none', categories: {}, findings, role: 'seller' };
}

const builtIn: Judge = async (posts) => ({
  guarded: true,
  verdicts: posts.map(({ id }) => verdictOf(id, [finding('pyramid/own', 'caution')])),
});

/** A pack whose engine does with every post what it is told. */
function pack(id: string, answer: (post: Post) => Verdict): PagePack {
  const engine = {
    version: '1',
    match: (post: Post) => ({ ...post, needsSegmenter: false }),
    judge: (post: Post) => answer(post),
  };
  return { id, engine: engine as unknown as Engine };
}

function source(...lists: PagePack[][]): TeamPacks & { change(): void } {
  let changed = (): void => undefined;
  let at = 0;
  return {
    load: async () => lists[at] ?? [],
    onChange: (callback) => {
      changed = callback;
    },
    change() {
      at += 1;
      changed();
    },
  };
}

const host = { get: async () => null };
const post = (id: string, text = `暗号 ${id}`): Post => ({ id, text });
const rulesOf = async (judge: Judge, posts: Post[]) =>
  (await judge(posts)).verdicts.map(({ findings }) => findings.map(({ rule }) => rule));

describe('withTeamPacks', () => {
  const warn = vi.spyOn(console, 'warn');
  beforeEach(() => warn.mockImplementation(() => undefined));
  afterEach(() => warn.mockReset());

  it('reads the packs anew where the rules could not be read at first', async () => {
    const own = pack('a', ({ id }) => verdictOf(id, [finding('team:a/x', 'warning')]));
    const packs = source([own]);
    const load = vi.spyOn(packs, 'load').mockResolvedValueOnce([]);
    const once: Judge = vi.fn(builtIn);
    vi.mocked(once).mockRejectedValueOnce(new Error('no rules'));
    const judge = withTeamPacks(once, packs, host);
    await expect(judge([post('1')])).rejects.toThrow('no rules');
    expect(await rulesOf(judge, [post('1')])).toEqual([['pyramid/own', 'team:a/x']]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('asks about the post that a verdict is for, also when another one has none', async () => {
    const own = pack('a', ({ id }) =>
      verdictOf(id, id === '2' ? [finding('team:a/x', 'warning')] : []),
    );
    const leavesOut: Judge = async (posts) => builtIn(posts.filter(({ id }) => id !== '1'));
    const judge = withTeamPacks(leavesOut, source([own]), host);
    const { verdicts } = await judge([post('1'), post('2'), post('3')]);
    expect(verdicts.map(({ id, level }) => [id, level])).toEqual([
      ['2', 'warning'],
      ['3', 'caution'],
    ]);
  });

  it('adds what a pack finds, and raises the level with it', async () => {
    const own = pack('a', ({ id }) => verdictOf(id, [finding('team:a/x', 'warning')]));
    const { verdicts } = await withTeamPacks(builtIn, source([own]), host)([post('1')]);
    expect(verdicts[0]?.findings.map(({ rule }) => rule)).toEqual(['pyramid/own', 'team:a/x']);
    expect(verdicts[0]?.level).toBe('warning');
  });

  it('leaves out a pack that throws; the built-in verdict and the other packs stay', async () => {
    const asked = vi.fn(() => {
      throw new Error('broken');
    });
    const sound = pack('b', ({ id }) => verdictOf(id, [finding('team:b/x', 'caution')]));
    const judge = withTeamPacks(builtIn, source([pack('a', asked), sound]), host);
    expect(await rulesOf(judge, [post('1'), post('2')])).toEqual([
      ['pyramid/own', 'team:b/x'],
      ['pyramid/own', 'team:b/x'],
    ]);
    expect(asked).toHaveBeenCalledOnce();
    const told = warn.mock.calls.map(([words]) => String(words));
    expect(told.filter((words) => words.includes('pack a failed'))).toHaveLength(1);
  });

  it('leaves out a pack that takes too much time', async () => {
    let time = 0;
    const asked = vi.fn(({ id }: Post) => {
      time += 700;
      return verdictOf(id, [finding('team:a/x', 'caution')]);
    });
    const judge = withTeamPacks(builtIn, source([pack('slow', asked)]), host, () => time);
    const rules = await rulesOf(
      judge,
      ['1', '2', '3', '4'].map((id) => post(id)),
    );
    expect(rules[0]).toEqual(['pyramid/own', 'team:a/x']);
    expect(rules.slice(1)).toEqual([['pyramid/own'], ['pyramid/own'], ['pyramid/own']]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('judges the same words once, and follows a change of the packs', async () => {
    const asked = vi.fn(({ id }: Post) => verdictOf(id, [finding('team:a/x', 'caution')]));
    const packs = source([pack('a', asked)], []);
    const judge = withTeamPacks(builtIn, packs, host);
    expect(await rulesOf(judge, [post('1', '暗号'), post('2', '暗号')])).toEqual([
      ['pyramid/own', 'team:a/x'],
      ['pyramid/own', 'team:a/x'],
    ]);
    expect(asked).toHaveBeenCalledOnce();
    packs.change();
    expect(await rulesOf(judge, [post('3', '暗号')])).toEqual([['pyramid/own']]);
  });
});

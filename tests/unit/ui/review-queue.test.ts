import { describe, expect, it, vi } from 'vitest';
import type { ReviewCase } from '../../../src/review/model';
import { createTurns } from '../../../src/ui/review/in-turn';
import { afterDecision, type Shown, stepped } from '../../../src/ui/review/shown';
import { takeKey } from '../../../src/ui/review/use-keys';

function shown(ids: string, id: string): Shown {
  const value = (one: string) => ({ id: one, state: 'open' }) as ReviewCase;
  return { items: [...ids].map((one) => ({ value: value(one), similar: 0 })), id };
}
const idsOf = ({ items }: Shown): string => items.map(({ value }) => value.id).join('');

describe('decisions one after the other', () => {
  it('a second one asked for while the first is written takes the next case', async () => {
    const inTurn = createTurns();
    let now = shown('abc', 'a');
    const decided: string[] = [];
    const decide = (state: 'accepted' | 'rejected') =>
      inTurn(async () => {
        const { id } = now;
        await new Promise((done) => setTimeout(done, 5));
        decided.push(`${id} ${state}`);
        now = afterDecision(now, id, new Set([id]), state, true);
      });
    await Promise.all([decide('accepted'), decide('rejected')]);
    expect(decided).toEqual(['a accepted', 'b rejected']);
    expect([idsOf(now), now.id]).toEqual(['c', 'c']);
  });

  it('one that fails takes those along that wait, and no later one', async () => {
    const inTurn = createTurns();
    const done: string[] = [];
    const full = inTurn(() => Promise.reject(new Error('disk full')));
    const waiting = inTurn(async () => done.push('waiting'));
    await expect(full).rejects.toThrow('disk full');
    await expect(waiting).rejects.toThrow('disk full');
    await inTurn(async () => done.push('later'));
    expect(done).toEqual(['later']);
  });
});

describe('the rows after a decision', () => {
  it('the selection moves on past cases of the same group', () => {
    const after = afterDecision(shown('abcd', 'b'), 'b', new Set(['b', 'c']), 'accepted', true);
    expect([idsOf(after), after.id]).toEqual(['ad', 'd']);
  });

  it('the last one: the selection goes back; none left: none', () => {
    expect(afterDecision(shown('ab', 'b'), 'b', new Set(['b']), 'skipped', true).id).toBe('a');
    expect(afterDecision(shown('a', 'a'), 'a', new Set(['a']), 'skipped', true).id).toBe('');
  });

  it('a case that somebody selected meanwhile stays selected', () => {
    expect(afterDecision(shown('abc', 'c'), 'a', new Set(['a']), 'accepted', true).id).toBe('c');
  });

  it('where they stay they show the decision; a case that is gone is passed over', () => {
    const after = afterDecision(shown('ab', 'a'), 'a', new Set(['a']), 'rejected', false);
    expect([idsOf(after), after.id, after.items[0]?.value.state]).toEqual(['ab', 'b', 'rejected']);
    expect(afterDecision(shown('ab', 'a'), 'a', new Set(), 'rejected', true).id).toBe('b');
  });

  it('steps end at the ends', () => {
    expect([stepped(shown('ab', 'b'), 1).id, stepped(shown('ab', 'a'), -1).id]).toEqual(['b', 'a']);
    expect(stepped(shown('', ''), 1).id).toBe('');
  });
});

describe('keys', () => {
  const key = (name: string, repeat = false) => ({
    key: name,
    repeat,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    preventDefault: vi.fn(),
  });

  it('a key that is held down decides once, and goes on moving', () => {
    const a = vi.fn();
    const j = vi.fn();
    for (const repeat of [false, true, true]) {
      takeKey(key('A', repeat), { a, j });
      takeKey(key('j', repeat), { a, j });
    }
    expect(a).toHaveBeenCalledTimes(1);
    expect(j).toHaveBeenCalledTimes(3);
  });

  it('shortcuts of the browser and keys without a meaning are left alone', () => {
    const a = vi.fn();
    const ctrl = { ...key('a'), ctrlKey: true };
    const other = key('x');
    takeKey(ctrl, { a });
    takeKey(other, { a });
    expect(
      [a, ctrl.preventDefault, other.preventDefault].map((one) => one.mock.calls.length),
    ).toEqual([0, 0, 0]);
  });
});

import { describe, expect, it } from 'vitest';
import { classCommonness } from '../../../src/engine/commonness';
import type { AtomData } from '../../../src/engine/data';
import { GroupMatcher } from '../../../src/engine/match';
import { normalise } from '../../../src/engine/normalise';
import { createMatcher, type Matcher } from '../../../src/engine/rows';
import { compileRules } from '../../../src/rules/compile';
import { makePack } from '../../support/make-engine';

type Small = Parameters<typeof makePack>[0];

/** One group for each list of patterns. */
function compiled(patterns: readonly (readonly string[])[], more: Partial<Small> = {}) {
  const rules = Object.fromEntries(patterns.map((any, i) => [`r${i}`, { any }]));
  return compileRules(makePack({ rules, ...more }));
}

/** A row as the nodes of the matcher have it; a class of -1 where a node does not build on the one before. */
function rowOf(matcher: Matcher, row: number): AtomData[] {
  const { parent, classOfNode, gap, clauseOnly, rowNodes, rowNodeFrom } = matcher;
  const nodes = rowNodes.subarray(rowNodeFrom[row], rowNodeFrom[row + 1]);
  return Array.from(nodes, (node, i) => {
    const builds = parent[node] === (nodes[i - 1] ?? -1);
    const classId = builds ? (classOfNode[node] ?? -1) : -1;
    return [classId, gap[node] ?? -1, clauseOnly[node] === 1 ? 1 : 0];
  });
}

describe('the rows of a matcher', () => {
  // Far apart and close together, so that a number for a node that is not its own would show.
  const words = Array.from({ length: 130 }, (_, i) => String.fromCharCode(0x7800 + i));
  const joins = ['', '..1', '..2', '..3', '..59', '..60', ',,1', ',,3'];
  const lists = { x: { terms: ['甲'] }, y: { terms: ['乙'] } };
  const longer = words.flatMap((word) =>
    joins.flatMap((join) => Object.keys(lists).map((list) => `${word}${join}$${list}`)),
  );
  const patterns = [...words, ...longer];

  it('have nodes that ask what the rows ask, and share them only where they begin alike', () => {
    const data = compiled([patterns], { terms: lists });
    const matcher = createMatcher(data, new Set(data.rules.map(({ any }) => any)));
    const rows = data.groups[data.rules[0]?.any ?? -1] ?? [];
    expect(rows).toHaveLength(patterns.length);
    expect(rows.map((_, row) => rowOf(matcher, row))).toEqual(rows);
    const beginnings = rows.flatMap((row) =>
      row.map((_, i) => JSON.stringify(row.slice(0, i + 1))),
    );
    expect(matcher.parent).toHaveLength(new Set(beginnings).size);
  });

  it('give each place once to a group that has the same row twice', () => {
    const data = compiled([['甲', '甲']]);
    const groups = data.rules.map(({ any }) => any);
    const matcher = new GroupMatcher(createMatcher(data, new Set(groups)));
    matcher.read(normalise('甲一甲'));
    expect([...matcher.run(groups).values()].flat()).toHaveLength(2);
  });

  it('wait for the rarest of their classes', () => {
    const data = compiled([['的..3彝', '彝..3一', '了']]);
    const matcher = createMatcher(data, new Set(data.rules.map(({ any }) => any)));
    const rarest = Array.from(matcher.rowClassFrom.subarray(0, -1), (from) => {
      const first = matcher.rowClasses[from] ?? -1;
      const { from: begins, rows } = matcher.rowsOf;
      const under = rows.subarray(begins[first], begins[first + 1]);
      return { first, rows: [...under] };
    });
    const [one, two, three] = rarest;
    expect(one?.first).toBe(two?.first);
    expect([one?.rows, two?.rows, three?.rows]).toEqual([[0, 1], [0, 1], [2]]);
    const share = classCommonness(data);
    expect(share[one?.first ?? -1]).toBeLessThan(share[three?.first ?? -1] ?? 0);
  });
});

describe('a matcher of some of the groups', () => {
  const terms = {
    a: { terms: ['甲', '<money>'], allow: ['甲子'] },
    b: { terms: ['乙', '<num>'], allow: ['乙丑'] },
  };
  const frames = { f: { patterns: ['丙'], allow: ['丙寅'] } };

  it('looks for their words and harmless phrases alone', () => {
    const data = compiled([['$a'], ['$b'], ['&f']], { terms, frames });
    const [a = -1, b = -1, f = -1] = data.rules.map(({ any }) => any);
    const count = (...groups: number[]) => createMatcher(data, new Set(groups)).termCount;
    expect([count(a), count(b), count(f)]).toEqual([2, 2, 2]);
    expect(count(a, b, f)).toBe(6);
    expect(count()).toBe(0);
  });

  it('reports no hits of other words and slots', () => {
    const data = compiled([['$a'], ['$b']], { terms });
    const matcher = new GroupMatcher(createMatcher(data, new Set([data.rules[1]?.any ?? -1])));
    matcher.read(normalise('甲乙'));
    expect(matcher.present.hits.size).toBe(1);
    expect(matcher.present.mayHave(data.rules[0]?.any ?? -1)).toBe(false);
  });
});

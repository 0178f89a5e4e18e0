import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie, mayBegin, NODE, nodeBehind, nodeOfPair } from '../../../src/engine/term-trie';

function occurrences(terms: readonly string[], text: string): string[] {
  const trie = buildTrie(terms);
  const hits: string[] = [];
  const add = (term: number, end: number) => hits.push(`${terms[term]}@${end}`);
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at);
    const alone = trie.single[first] ?? 0;
    if (alone > 0) add(alone - 1, at + 1);
    const second = text.charCodeAt(at + 1);
    if (at + 1 === text.length || !mayBegin(trie.begins, first, second)) continue;
    let node = nodeOfPair(trie, first, second);
    for (let end = at + 2; node !== 0; end++) {
      const term = trie.nodes[NODE.size * node + NODE.term] ?? 0;
      if (term > 0) add(term - 1, end);
      if (trie.nodes[NODE.size * node + NODE.goesOn] === 0 || end === text.length) break;
      node = nodeBehind(trie, node, text.charCodeAt(end));
    }
  }
  return hits.sort();
}

function naive(terms: readonly string[], text: string): string[] {
  const hits: string[] = [];
  for (const term of terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      hits.push(`${term}@${at + term.length}`);
    }
  }
  return hits.sort();
}

describe('term trie', () => {
  it('reports overlapping terms and suffixes', () => {
    expect(occurrences(['代理', '总代理', '理'], '总代理')).toEqual(['代理@3', '总代理@3', '理@3']);
  });

  it('finds what a naive search finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', '微', '信', 'c'),
      minLength: 1,
      maxLength: 5,
    });
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '微', '信', 'c', 'x'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), text, (terms, where) => {
        expect(occurrences(terms, where)).toEqual(naive(terms, where));
      }),
    );
  });

  it.each([1, 7, 8, 9, 400, 3000])('finds each of %i pairs, and no other', (count) => {
    const pair = (i: number) =>
      String.fromCharCode(0x4e00 + Math.floor(i / 60), 0x9000 + (i % 60) * 7);
    const terms = Array.from({ length: count }, (_, i) => pair(2 * i));
    const trie = buildTrie(terms);
    for (let i = 0; i < 2 * count; i++) {
      const [first, second] = [pair(i).charCodeAt(0), pair(i).charCodeAt(1)];
      const node = nodeOfPair(trie, first, second);
      expect(trie.nodes[NODE.size * node + NODE.term]).toBe(i % 2 === 0 ? i / 2 + 1 : 0);
      if (i % 2 === 0) expect(mayBegin(trie.begins, first, second)).toBe(true);
    }
  });

  it('says of most other pairs at once that none begins with them', () => {
    const { begins } = buildTrie(['甲乙', '乙甲丙', '丙']);
    const units = Array.from({ length: 40 }, (_, i) => 0x7800 + i);
    const may = units.flatMap((one) => units.filter((other) => mayBegin(begins, one, other)));
    expect(may.length).toBeLessThan(10);
  });
});

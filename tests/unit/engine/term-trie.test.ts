import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie, mayBegin, nodeBehind, nodeOfPair } from '../../../src/engine/term-trie';

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
      const term = trie.termOf[node] ?? -1;
      if (term >= 0) add(term, end);
      if (trie.goesOn[node] === 0 || end === text.length) break;
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
});

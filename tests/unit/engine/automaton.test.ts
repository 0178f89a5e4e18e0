import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton, scan } from '../../../src/engine/automaton';

function occurrences(terms: readonly string[], text: string): string[] {
  const hits: string[] = [];
  scan(buildAutomaton(terms), text, (term, end) => hits.push(`${terms[term]}@${end}`));
  return hits.sort();
}

function naive(terms: readonly string[], text: string): string[] {
  const hits: string[] = [];
  for (const term of new Set(terms)) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      hits.push(`${term}@${at + term.length}`);
    }
  }
  return hits.sort();
}

describe('automaton', () => {
  it('reports overlapping terms and suffixes', () => {
    expect(occurrences(['代理', '总代理', '理'], '总代理')).toEqual(['代理@3', '总代理@3', '理@3']);
  });

  it('finds what a naive search finds', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'b', '微', '信', 'c'),
      minLength: 1,
      maxLength: 4,
    });
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '微', '信', 'c', 'x'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), text, (terms, where) => {
        expect(occurrences(terms, where)).toEqual(naive(terms, where));
      }),
    );
  });
});

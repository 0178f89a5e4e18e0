import { CharClass, CLASS } from './chars';

/**
 * Aho-Corasick automaton over UTF-16 units (Aho & Corasick 1975). The root, where most of an
 * ordinary text is spent, has a direct table; a state with one edge holds it itself; the edges of
 * the few other states stand in one open-addressing hash table. Reports every occurrence of every
 * term, overlapping ones included.
 */
export interface Automaton {
  /** Unit → symbol of the compressed alphabet; 0 = in no term. */
  readonly symbols: Uint16Array;
  /** Symbol → state behind the root, 0 = none. */
  readonly rootNext: Int32Array;
  /** State → its only edge's symbol; -1 = several edges (in the hash table), 0 = none. */
  readonly onlySymbol: Int32Array;
  readonly onlyTarget: Int32Array;
  readonly hashKeys: Float64Array;
  readonly hashTargets: Int32Array;
  readonly hashMask: number;
  readonly symbolCount: number;
  readonly fail: Int32Array;
  /** State → first entry in `outTerm`, or -1; entries are chained through `outNext`. */
  readonly out: Int32Array;
  readonly outTerm: Int32Array;
  readonly outNext: Int32Array;
  readonly lengths: Int32Array;
  /** Term → 1 if it begins or ends with a Latin letter: it may stand inside another word. */
  readonly latin: Uint8Array;
}

interface Trie {
  readonly edges: Map<number, number>[];
  readonly fail: number[];
  readonly term: number[];
}

/**
 * Compiles terms. In: folded terms, no empty one; equal terms share one id (the first index).
 * Out: the automaton. Time and size are linear in the sum of the term lengths.
 */
export function buildAutomaton(terms: readonly string[]): Automaton {
  const symbols = new Uint16Array(0x10000);
  const trie: Trie = { edges: [new Map()], fail: [0], term: [-1] };
  let symbolCount = 1;
  terms.forEach((term, id) => {
    let state = 0;
    for (let i = 0; i < term.length; i++) {
      const unit = term.charCodeAt(i);
      if (symbols[unit] === 0) symbols[unit] = symbolCount++;
      const symbol = symbols[unit] as number;
      const edges = trie.edges[state] as Map<number, number>;
      let next = edges.get(symbol);
      if (next === undefined) {
        next = trie.edges.push(new Map()) - 1;
        trie.fail.push(0);
        trie.term.push(-1);
        edges.set(symbol, next);
      }
      state = next;
    }
    if ((trie.term[state] as number) < 0) trie.term[state] = id;
  });

  const order = linkFailures(trie);
  const out = new Int32Array(order.length).fill(-1);
  const outTerm: number[] = [];
  const outNext: number[] = [];
  for (const state of order) {
    const inherited = state === 0 ? -1 : (out[trie.fail[state] as number] as number);
    const term = trie.term[state] as number;
    if (term < 0) out[state] = inherited;
    else {
      out[state] = outTerm.push(term) - 1;
      outNext.push(inherited);
    }
  }
  return {
    symbols,
    symbolCount,
    ...edgeTables(trie, symbolCount),
    fail: Int32Array.from(trie.fail),
    out,
    outTerm: Int32Array.from(outTerm),
    outNext: Int32Array.from(outNext),
    lengths: Int32Array.from(terms, (term) => term.length),
    latin: Uint8Array.from(terms, (term) => (isLatinEdged(term) ? 1 : 0)),
  };
}

function isLatinEdged(term: string): boolean {
  const isLetter = (at: number) => CLASS[term.charCodeAt(at)] === CharClass.Letter;
  return isLetter(0) || isLetter(term.length - 1);
}

/** Sets the fail links. Out: the states by depth. */
function linkFailures({ edges, fail }: Trie): number[] {
  const order = [0];
  for (let head = 0; head < order.length; head++) {
    const state = order[head] as number;
    for (const [symbol, next] of edges[state] as Map<number, number>) {
      let back = fail[state] as number;
      while (back !== 0 && !edges[back]?.has(symbol)) back = fail[back] as number;
      const failTo = edges[back]?.get(symbol);
      fail[next] = failTo === undefined || failTo === next ? 0 : failTo;
      order.push(next);
    }
  }
  return order;
}

function edgeTables({ edges }: Trie, symbolCount: number) {
  const rootNext = new Int32Array(symbolCount);
  const onlySymbol = new Int32Array(edges.length);
  const onlyTarget = new Int32Array(edges.length);
  let several = 0;
  edges.forEach((list, state) => {
    if (state === 0) for (const [symbol, next] of list) rootNext[symbol] = next;
    else if (list.size === 1) {
      for (const [symbol, next] of list) {
        onlySymbol[state] = symbol;
        onlyTarget[state] = next;
      }
    } else if (list.size > 1) {
      onlySymbol[state] = -1;
      several += list.size;
    }
  });
  const hashSize = 2 ** Math.ceil(Math.log2(Math.max(16, several * 2)));
  const hashMask = hashSize - 1;
  const hashKeys = new Float64Array(hashSize).fill(-1);
  const hashTargets = new Int32Array(hashSize);
  edges.forEach((list, state) => {
    if (onlySymbol[state] !== -1) return;
    for (const [symbol, next] of list) {
      const key = state * symbolCount + symbol;
      let slot = hashOf(key, hashMask);
      while (hashKeys[slot] !== -1) slot = (slot + 1) & hashMask;
      hashKeys[slot] = key;
      hashTargets[slot] = next;
    }
  });
  return { rootNext, onlySymbol, onlyTarget, hashKeys, hashTargets, hashMask };
}

/** Multiplicative hashing (Knuth); keys are below 2^53. */
function hashOf(key: number, mask: number): number {
  return (Math.imul(key | 0, 0x9e3779b1) >>> 12) & mask;
}

/**
 * One step. In: a state, a symbol other than 0. Out: the next state; 0 = the root.
 * Follows fail links; over a whole text their number is bounded by its length.
 */
export function step(automaton: Automaton, from: number, symbol: number): number {
  const { onlySymbol, onlyTarget, hashKeys, hashTargets, hashMask, symbolCount, fail } = automaton;
  let state = from;
  while (state !== 0) {
    const only = onlySymbol[state] as number;
    if (only === symbol) return onlyTarget[state] as number;
    if (only === -1) {
      const key = state * symbolCount + symbol;
      let slot = hashOf(key, hashMask);
      for (let at = hashKeys[slot]; at !== -1; at = hashKeys[slot]) {
        if (at === key) return hashTargets[slot] as number;
        slot = (slot + 1) & hashMask;
      }
    }
    state = fail[state] as number;
  }
  return automaton.rootNext[symbol] as number;
}

/**
 * Calls `onHit(term, end)` for every occurrence, in the order of their ends; `end` is exclusive.
 * Linear in the text plus the number of hits.
 */
export function scan(
  automaton: Automaton,
  text: string,
  onHit: (term: number, end: number) => void,
): void {
  const { symbols, rootNext, out, outTerm, outNext } = automaton;
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    const symbol = symbols[text.charCodeAt(at)] as number;
    if (symbol === 0) state = 0;
    else {
      state = state === 0 ? (rootNext[symbol] as number) : step(automaton, state, symbol);
      for (let entry = out[state] as number; entry >= 0; entry = outNext[entry] as number) {
        onHit(outTerm[entry] as number, at + 1);
      }
    }
  }
}

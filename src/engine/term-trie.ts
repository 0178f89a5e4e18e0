/**
 * All terms in one trie, entered through its first two units: most places of an ordinary text begin
 * no term, and one bit of a table that fits the fastest cache says so. No fail links: terms are
 * short, so walking from each place anew is bounded by the longest term, and more terms cost
 * nothing at places where none begins.
 */
export interface TermTrie {
  /** Unit → 1 + term of that one unit, 0 = none. */
  readonly single: Int32Array;
  /** One bit per hash of a pair; 0 = no term begins with that pair. */
  readonly begins: Int32Array;
  /** Open addressing, two numbers a place: pair, its node; node 0 = empty place. */
  readonly pairs: Int32Array;
  readonly pairBits: number;
  /**
   * Four numbers a node, side by side because they are wanted together: see `NODE`. Nodes stand in
   * the order of the sorted terms: the first child of a node is right behind it.
   */
  readonly nodes: Int32Array;
}

/** Numbers of a node. */
export const NODE = {
  size: 4,
  unit: 0,
  /** Next child of the same parent, 0 = none. */
  sibling: 1,
  /** 1 + the term that ends here, 0 = none. */
  term: 2,
  /** 1 if longer terms go on from here. */
  goesOn: 3,
} as const;

/** 2^18 bits are 32 KB. */
const BEGIN_BITS = 18;

/** Multiplicative hashing (Knuth). */
function hashPair(first: number, second: number): number {
  return Math.imul((first << 16) | second, 0x9e3779b1);
}

/** True unless no term begins with these two units; rarely true for others too. */
export function mayBegin(begins: Int32Array, first: number, second: number): boolean {
  const bit = hashPair(first, second) >>> (32 - BEGIN_BITS);
  return ((begins[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
}

/**
 * Compiles terms. In: folded terms, no empty one, all different.
 * Time and size are linear in the sum of their lengths, but for sorting them.
 */
export function buildTrie(terms: readonly string[]): TermTrie {
  const sorted = inOrder(terms);
  let most = 1;
  for (const term of terms) most += term.length;
  const single = new Int32Array(0x10000);
  const begins = new Int32Array((1 << BEGIN_BITS) / 32);
  const nodes = new Int32Array(NODE.size * most);
  const firsts: number[] = [];
  /** The nodes of the term before, by depth; depth 2 is the first. */
  const path: number[] = [];
  let count = 1;
  let before = '';
  for (const id of sorted) {
    const term = terms[id] as string;
    if (term.length === 1) {
      single[term.charCodeAt(0)] = id + 1;
      continue;
    }
    let depth = 0;
    while (depth < before.length && before.charCodeAt(depth) === term.charCodeAt(depth)) depth++;
    if (depth < 2) {
      const bit = hashPair(term.charCodeAt(0), term.charCodeAt(1)) >>> (32 - BEGIN_BITS);
      begins[bit >>> 5] = (begins[bit >>> 5] as number) | (1 << (bit & 31));
      firsts.push((term.charCodeAt(0) << 16) | term.charCodeAt(1), count);
      path[2] = count++;
      depth = 2;
    } else if (depth < before.length) {
      nodes[NODE.size * (path[depth + 1] as number) + NODE.sibling] = count;
    }
    for (; depth < term.length; depth++) {
      nodes[NODE.size * (path[depth] as number) + NODE.goesOn] = 1;
      nodes[NODE.size * count + NODE.unit] = term.charCodeAt(depth);
      path[depth + 1] = count++;
    }
    nodes[NODE.size * (count - 1) + NODE.term] = id + 1;
    before = term;
  }
  return {
    single,
    begins,
    ...hashTable(firsts),
    nodes: nodes.slice(0, NODE.size * count),
  };
}

/** The numbers of the terms in the order of their units; compiled rules have them so already. */
function inOrder(terms: readonly string[]): readonly number[] {
  const ids = terms.map((_, id) => id);
  const isSorted = terms.every((term, id) => id === 0 || (terms[id - 1] as string) < term);
  if (isSorted) return ids;
  return ids.sort((a, b) => ((terms[a] as string) < (terms[b] as string) ? -1 : 1));
}

function hashTable(firsts: readonly number[]): Pick<TermTrie, 'pairs' | 'pairBits'> {
  const pairBits = Math.max(4, Math.ceil(Math.log2(firsts.length)));
  const pairs = new Int32Array(2 << pairBits);
  const mask = pairs.length - 1;
  for (let i = 0; i < firsts.length; i += 2) {
    const pair = firsts[i] as number;
    let at = (hashPair(pair >>> 16, pair & 0xffff) >>> (32 - pairBits)) * 2;
    while (pairs[at + 1] !== 0) at = (at + 2) & mask;
    pairs[at] = pair;
    pairs[at + 1] = firsts[i + 1] as number;
  }
  return { pairs, pairBits };
}

/** The node behind a pair of units; 0 = no term begins with it. */
export function nodeOfPair(trie: TermTrie, first: number, second: number): number {
  const { pairs, pairBits } = trie;
  const mask = pairs.length - 1;
  const pair = (first << 16) | second;
  let at = (hashPair(first, second) >>> (32 - pairBits)) * 2;
  for (let node = pairs[at + 1] as number; node !== 0; node = pairs[at + 1] as number) {
    if (pairs[at] === pair) return node;
    at = (at + 2) & mask;
  }
  return 0;
}

/** The node behind one more unit; 0 = no term goes on so. In: a node from which terms go on. */
export function nodeBehind(trie: TermTrie, node: number, unit: number): number {
  const { nodes } = trie;
  let child = node + 1;
  while (child !== 0 && nodes[NODE.size * child + NODE.unit] !== unit) {
    child = nodes[NODE.size * child + NODE.sibling] as number;
  }
  return child;
}

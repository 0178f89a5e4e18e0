/**
 * Aho-Corasick automaton over UTF-16 units (Aho & Corasick 1975), with the goto function in a
 * displaced-row table (one check per step) and a direct table for the root, where most of an
 * ordinary text is spent. Reports every occurrence of every term, overlapping ones included.
 */
export interface Automaton {
  /** Unit → symbol of the compressed alphabet; 0 = in no term. */
  readonly symbols: Uint16Array;
  readonly base: Int32Array;
  readonly check: Int32Array;
  readonly target: Int32Array;
  readonly fail: Int32Array;
  /** State → first entry in `outTerm`, or -1; entries are chained through `outNext`. */
  readonly out: Int32Array;
  readonly outTerm: Int32Array;
  readonly outNext: Int32Array;
  readonly lengths: Int32Array;
}

interface Node {
  readonly edges: Map<number, number>;
  fail: number;
  term: number;
}

/**
 * Compiles terms. In: folded terms, no empty one; equal terms share one id (the first index).
 * Out: the automaton; its size is linear in the sum of the term lengths.
 */
export function buildAutomaton(terms: readonly string[]): Automaton {
  const symbols = new Uint16Array(0x10000);
  let symbolCount = 1;
  const nodes: Node[] = [{ edges: new Map(), fail: 0, term: -1 }];
  terms.forEach((term, id) => {
    let state = 0;
    for (let i = 0; i < term.length; i++) {
      const unit = term.charCodeAt(i);
      if (symbols[unit] === 0) symbols[unit] = symbolCount++;
      const symbol = symbols[unit] ?? 0;
      const node = nodes[state] as Node;
      let next = node.edges.get(symbol);
      if (next === undefined) {
        next = nodes.push({ edges: new Map(), fail: 0, term: -1 }) - 1;
        node.edges.set(symbol, next);
      }
      state = next;
    }
    const end = nodes[state] as Node;
    if (end.term < 0) end.term = id;
  });

  const order = breadthFirst(nodes);
  const { base, check, target } = displaceRows(nodes, order, symbolCount);
  const fail = Int32Array.from(nodes, (node) => node.fail);
  const out = new Int32Array(nodes.length).fill(-1);
  const outTerm: number[] = [];
  const outNext: number[] = [];
  for (const state of order) {
    const node = nodes[state] as Node;
    const inherited = state === 0 ? -1 : (out[node.fail] ?? -1);
    if (node.term < 0) out[state] = inherited;
    else {
      out[state] = outTerm.push(node.term) - 1;
      outNext.push(inherited);
    }
  }
  return {
    symbols,
    base,
    check,
    target,
    fail,
    out,
    outTerm: Int32Array.from(outTerm),
    outNext: Int32Array.from(outNext),
    lengths: Int32Array.from(terms, (term) => term.length),
  };
}

/** States by depth; sets the fail links on the way. */
function breadthFirst(nodes: Node[]): number[] {
  const order = [0];
  for (let head = 0; head < order.length; head++) {
    const state = order[head] as number;
    const node = nodes[state] as Node;
    for (const [symbol, next] of node.edges) {
      let back = node.fail;
      while (back !== 0 && !nodes[back]?.edges.has(symbol)) back = nodes[back]?.fail ?? 0;
      const failTo = nodes[back]?.edges.get(symbol);
      (nodes[next] as Node).fail = failTo === undefined || failTo === next ? 0 : failTo;
      order.push(next);
    }
  }
  return order;
}

function displaceRows(nodes: Node[], order: readonly number[], symbolCount: number) {
  let capacity = Math.max(1024, nodes.length * 2 + symbolCount);
  let check = new Int32Array(capacity).fill(-1);
  let target = new Int32Array(capacity);
  const base = new Int32Array(nodes.length);
  // Rows with many edges first: they are the hardest to place.
  const rows = [...order].sort((a, b) => (nodes[b]?.edges.size ?? 0) - (nodes[a]?.edges.size ?? 0));
  let firstFree = 0;
  for (const state of rows) {
    const edges = [...(nodes[state]?.edges ?? [])];
    if (edges.length === 0) continue;
    while (check[firstFree] !== -1) firstFree++;
    const lowest = Math.min(...edges.map(([symbol]) => symbol));
    let offset = Math.max(0, firstFree - lowest);
    while (edges.some(([symbol]) => (check[offset + symbol] ?? -1) !== -1)) offset++;
    if (offset + symbolCount >= capacity) {
      capacity = (offset + symbolCount) * 2;
      const grownCheck = new Int32Array(capacity).fill(-1);
      grownCheck.set(check);
      const grownTarget = new Int32Array(capacity);
      grownTarget.set(target);
      check = grownCheck;
      target = grownTarget;
    }
    base[state] = offset;
    for (const [symbol, next] of edges) {
      check[offset + symbol] = state;
      target[offset + symbol] = next;
    }
  }
  const used = Math.max(...base) + symbolCount + 1;
  return { base, check: check.slice(0, used), target: target.slice(0, used) };
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
  const { symbols, base, check, target, fail, out, outTerm, outNext } = automaton;
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    const symbol = symbols[text.charCodeAt(at)] as number;
    if (symbol === 0) {
      state = 0;
      continue;
    }
    let slot = (base[state] as number) + symbol;
    while (check[slot] !== state && state !== 0) {
      state = fail[state] as number;
      slot = (base[state] as number) + symbol;
    }
    state = check[slot] === state ? (target[slot] as number) : 0;
    for (let entry = out[state] as number; entry >= 0; entry = outNext[entry] as number) {
      onHit(outTerm[entry] as number, at + 1);
    }
  }
}

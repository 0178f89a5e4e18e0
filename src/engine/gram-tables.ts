import type { GramRows, GramsData, VoiceWeights } from './data';
import { gramUnits } from './gram-text';
import { numberAt } from './number-text';
import { SORTS } from './sorts';

/** Weights of an entry that are asked for rarely, one for each sort: a row within a cache line. */
export const SORT_ROW = 16;

/**
 * The weights of the models, looked up by number: single units directly, pairs by open addressing
 * from their hash, triples in the list of the pair that begins them. What every text asks for is
 * packed small, so that it stays in the fast caches: key and both weights of a pair are eight bytes.
 */
export interface GramTables {
  /** Per unit: its two weights, packed. */
  readonly singles: Int32Array;
  /** Bits of a place of a pair. */
  readonly pairBits: number;
  /** Per place: key, the two weights packed. */
  readonly pairs: Int32Array;
  /** Place of a pair → where the triples begin that it begins; 0 = none. */
  readonly triplesOf: Int32Array;
  /** The third unit and both weights packed, triple after triple; behind the last of a pair two 0. */
  readonly triples: Int32Array;
  /** Weights of the sorts: unit → row, place of a pair → row, and the rows. Row 0: none. */
  readonly singleRow: Int32Array;
  readonly pairRow: Int32Array;
  readonly sorts: Int16Array;
  readonly sortCount: number;
  readonly lengths: readonly VoiceWeights[];
}

/** Multiplicative hashing (Knuth) to so many bits. */
export function hash(pair: number, bits: number): number {
  return Math.imul(pair, 0x9e3779b1) >>> (32 - bits);
}

export function buildGramTables({ singles, pairs, triples, lengths }: GramsData): GramTables {
  const pairUnits = gramUnits(pairs.units, 2);
  const count = pairUnits.length >> 1;
  const pairBits = Math.max(10, Math.ceil(Math.log2(count * 1.5 + 1)));
  const [firstPair = 0, others = 0] = [singles, pairs].map(
    ({ sorts }) => sorts.length / SORTS.length,
  );
  const tables = {
    singles: new Int32Array(0x10000),
    pairBits,
    pairs: new Int32Array(2 << pairBits),
    triplesOf: new Int32Array(1 << pairBits),
    singleRow: new Int32Array(0x10000),
    pairRow: new Int32Array(1 << pairBits),
    sorts: new Int16Array(SORT_ROW * (1 + firstPair + others)),
    sortCount: SORTS.length,
    lengths,
  };
  putSorts(tables.sorts, singles, 1);
  putSorts(tables.sorts, pairs, 1 + firstPair);
  for (let i = 0; i < singles.units.length; i++) {
    const unit = singles.units.charCodeAt(i);
    tables.singles[unit] = packed(singles.tones, i);
    if (i < firstPair) tables.singleRow[unit] = 1 + i;
  }
  for (let i = 0; i < count; i++) {
    const pair = pairAt(pairUnits, 2 * i);
    const place = placeOf(tables, pair);
    tables.pairs[2 * place] = pair;
    tables.pairs[2 * place + 1] = packed(pairs.tones, i);
    tables.pairRow[place] = i < others ? 1 + firstPair + i : 0;
  }
  return { ...tables, triples: placeTriples(tables, triples) };
}

function putSorts(table: Int16Array, { sorts }: GramRows, firstRow: number): void {
  const { length } = SORTS;
  for (let i = 0; i < sorts.length; i += length) {
    const row = SORT_ROW * (firstRow + i / length);
    for (let j = 0; j < length; j++) table[row + j] = numberAt(sorts, i + j);
  }
}

function placeTriples(
  tables: Pick<GramTables, 'pairBits' | 'pairs' | 'triplesOf'>,
  { units: text, tones }: GramsData['triples'],
): Int32Array {
  const units = gramUnits(text, 3);
  const count = units.length / 3;
  // Two numbers each; at most as many ends as there are triples, and the first place.
  const lists = new Int32Array(4 * count + 2);
  // A list begins nowhere at 0, which stands for none.
  let end = 2;
  let last: number | undefined;
  for (let i = 0; i < count; i++) {
    const pair = pairAt(units, 3 * i);
    if (pair !== last) {
      if (last !== undefined) end += 2;
      tables.triplesOf[placeOf(tables, pair)] = end;
      last = pair;
    }
    lists[end++] = units[3 * i + 2] as number;
    lists[end++] = packed(tones, i);
  }
  return lists.slice(0, end + 2);
}

/** Where a pair stands, or would. */
function placeOf({ pairBits, pairs }: Pick<GramTables, 'pairBits' | 'pairs'>, pair: number) {
  const mask = (1 << pairBits) - 1;
  let place = hash(pair, pairBits);
  while (pairs[2 * place] !== 0 && pairs[2 * place] !== pair) place = (place + 1) & mask;
  return place;
}

function pairAt(units: Uint16Array, at: number): number {
  return ((units[at] as number) << 16) | (units[at + 1] as number);
}

/** Both weights of a gram in one number: offer above, push below. 16 bits each: up to 3,276. */
function packed(tones: string, gram: number): number {
  return (numberAt(tones, 2 * gram) << 16) | (numberAt(tones, 2 * gram + 1) & 0xffff);
}

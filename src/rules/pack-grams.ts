import type { GramRows, GramsData, VoiceWeights } from '../engine/data';
import { gramText } from '../engine/gram-text';
import { numberText } from '../engine/number-text';
import { SORTS } from '../engine/sorts';

/** Weights are whole numbers of this part in voice.json, so that sums are exact. */
const PART = 10;
const TONES = 2;

/**
 * Packs the weights of rules/voice.json for the engine. In: weights by gram: one to three
 * characters, or a length (`#7`).
 */
export function packGrams(grams: Readonly<Record<string, VoiceWeights>>): GramsData {
  const singles: Entry[] = [];
  const pairs = new Map<string, VoiceWeights>();
  const triples: Entry[] = [];
  const lengths: VoiceWeights[] = [];
  for (const [gram, weights] of Object.entries(grams)) {
    const length = gram.startsWith('#') ? /^#(\d{1,2})$/.exec(gram)?.[1] : undefined;
    if (length !== undefined) lengths[Number(length)] = weights;
    else if (gram.length === 1) singles.push([gram, weights]);
    else if (gram.length === 2) pairs.set(gram, weights);
    else triples.push([gram, weights]);
  }
  const byGram = ([a]: Entry, [b]: Entry) => (a < b ? -1 : 1);
  triples.sort(byGram);
  for (const [gram] of triples) {
    const pair = gram.slice(0, 2);
    if (!pairs.has(pair)) pairs.set(pair, []);
  }
  return {
    singles: packRows(singles, (grams) => grams.join('')),
    pairs: packRows([...pairs].sort(byGram), gramText),
    triples: { units: gramText(triples.map(([gram]) => gram)), tones: tonesOf(triples) },
    lengths: Array.from(lengths, (weights) => weights ?? []),
  };
}

type Entry = readonly [gram: string, weights: VoiceWeights];

function packRows(entries: readonly Entry[], text: (grams: readonly string[]) => string): GramRows {
  const sorted = entries.filter(([, { length }]) => length > TONES);
  const others = entries.filter(([, { length }]) => length <= TONES);
  const all = [...sorted, ...others];
  return {
    units: text(all.map(([gram]) => gram)),
    tones: tonesOf(all),
    sorts: tenths(sorted, TONES, SORTS.length),
  };
}

function tonesOf(entries: readonly Entry[]): string {
  return tenths(entries, 0, TONES);
}

/** So many weights of each, from the same one on. 150,000 entries: no list is made for each of them. */
function tenths(entries: readonly Entry[], from: number, count: number): string {
  const numbers: number[] = [];
  for (const [, weights] of entries)
    for (let i = from; i < from + count; i++) numbers.push(Math.round((weights[i] ?? 0) * PART));
  return numberText(numbers);
}

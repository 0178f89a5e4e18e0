import { foldTerm } from '../../src/engine/normalise';
import { decompositions } from './sources';

/** Parts that are no characters of their own: where one stands, it is part of the next or last. */
const BOUND = new Set('亻彳氵冫讠扌忄艹宀冖辶廴刂犭纟饣钅疒衤礻灬攵罒虍阝');
/** "亻旁" and "艹头" are their names. */
const NAMED = new Set('旁头底部字');

const ONE_CHARACTER = /^[\u4e00-\u9fff]$/;

/** How each character can be written as its two parts, in folded characters. */
export function splitForms(): ReadonlyMap<string, readonly string[]> {
  const splits = new Map<string, string[]>();
  for (const [whole, first, second] of decompositions()) {
    const parts = foldTerm(first) + foldTerm(second);
    const reading = foldTerm(whole);
    if (parts.length !== 2 || ![...parts].every((part) => ONE_CHARACTER.test(part))) continue;
    if (!ONE_CHARACTER.test(reading)) continue;
    const known = splits.get(reading) ?? [];
    if (!known.includes(parts)) splits.set(reading, [...known, parts]);
  }
  return splits;
}

/** True if the two parts can be nothing but one character written apart. */
export function isUnmistakable([first = '', second = '']: string): boolean {
  return (BOUND.has(first) && !NAMED.has(second)) || BOUND.has(second);
}

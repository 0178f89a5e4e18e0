import { foldTerm } from './normalise';
import { SLOT_KINDS, type SlotKind } from './slots';

/**
 * The pattern language of the rule files. A pattern is read from left to right:
 *
 *   无效退款          these characters, one after the other
 *   (三天|一周)见效    one of several; an empty alternative makes the part optional: (真的|)有效
 *   $disease          any term of the list rules/terms/disease.yaml
 *   <days>            a typed slot: a number with its unit (slots.ts)
 *   ..                up to 6 other characters, not beyond the end of the sentence
 *   ..12              up to 12
 *   ,,12              up to 12, not beyond the end of the clause
 *
 * It compiles to a row of atoms; each atom is a set of terms or slots, and says how far it may
 * stand from the one before.
 */
export interface Atom {
  readonly terms: readonly string[];
  readonly lists: readonly string[];
  readonly slots: readonly SlotKind[];
  /** Longest distance from the end of the atom before, in dense units; 0 = directly behind it. */
  readonly gap: number;
  readonly gapWithin: 'sentence' | 'clause';
}

export class PatternError extends Error {}

const DEFAULT_GAP = 6;
export const MAX_GAP = 60;
/** A row of literals with alternatives is spelled out up to this many terms. */
const MAX_SPELLED_OUT = 400;

type Part =
  | { readonly type: 'literals'; readonly options: readonly string[] }
  | { readonly type: 'list'; readonly name: string }
  | { readonly type: 'slot'; readonly kind: SlotKind }
  | { readonly type: 'gap'; readonly max: number; readonly within: 'sentence' | 'clause' };

const TOKEN =
  /\((?<options>[^()]*)\)|\$(?<list>[a-z0-9-]+)|<(?<slot>[a-z-]+)>|(?<gap>\.\.|,,)(?<max>\d{0,2})|(?<literal>[^()$<.,]+|[.,])/gy;

function readParts(source: string): Part[] {
  const parts: Part[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) {
      throw new PatternError(`cannot read the pattern from "${source.slice(at)}" on`);
    }
    at = TOKEN.lastIndex;
    if (groups.options !== undefined) {
      parts.push({ type: 'literals', options: groups.options.split('|').map(fold) });
    } else if (groups.list !== undefined) parts.push({ type: 'list', name: groups.list });
    else if (groups.slot !== undefined) {
      const kind = SLOT_KINDS.find((known) => known === groups.slot);
      if (kind === undefined) throw new PatternError(`there is no slot <${groups.slot}>`);
      parts.push({ type: 'slot', kind });
    } else if (groups.gap !== undefined) {
      const max = groups.max ? Number(groups.max) : DEFAULT_GAP;
      if (max < 1 || max > MAX_GAP) throw new PatternError(`a gap goes from 1 to ${MAX_GAP}`);
      parts.push({ type: 'gap', max, within: groups.gap === '..' ? 'sentence' : 'clause' });
    } else parts.push({ type: 'literals', options: [fold(groups.literal ?? '')] });
  }
  return parts;
}

function fold(literal: string): string {
  const folded = foldTerm(literal);
  if (folded === '' && literal.trim() !== '') {
    throw new PatternError(`"${literal}" is noise to the engine: nothing is left of it`);
  }
  return folded;
}

function spellOut(parts: readonly Part[]): string[] {
  let spelled = [''];
  for (const part of parts) {
    if (part.type !== 'literals') continue;
    spelled = spelled.flatMap((head) => part.options.map((option) => head + option));
    if (spelled.length > MAX_SPELLED_OUT) {
      throw new PatternError(`more than ${MAX_SPELLED_OUT} ways to write it: split the pattern`);
    }
  }
  return [...new Set(spelled)];
}

/**
 * Parses one pattern. In: the text from a rule file. Out: one row of atoms, or two or more where an
 * optional part stands alone between other parts. Throws PatternError with a plain sentence.
 */
export function parsePattern(source: string): Atom[][] {
  const parts = readParts(source);
  let rows: Atom[][] = [[]];
  let gap = 0;
  let gapWithin: 'sentence' | 'clause' = 'sentence';
  let expectPart = true;
  for (let i = 0; i < parts.length; ) {
    const part = parts[i] as Part;
    if (part.type === 'gap') {
      if (expectPart) throw new PatternError('a gap stands between two parts');
      gap = part.max;
      gapWithin = part.within;
      expectPart = true;
      i++;
      continue;
    }
    let next = i + 1;
    let atom: Atom;
    let optional = false;
    if (part.type === 'literals') {
      while (parts[next]?.type === 'literals') next++;
      const spelled = spellOut(parts.slice(i, next));
      optional = spelled.includes('');
      const terms = spelled.filter((term) => term !== '');
      if (terms.length === 0) throw new PatternError('an empty part');
      atom = { terms, lists: [], slots: [], gap, gapWithin };
    } else if (part.type === 'list') {
      atom = { terms: [], lists: [part.name], slots: [], gap, gapWithin };
    } else atom = { terms: [], lists: [], slots: [part.kind], gap, gapWithin };
    rows = rows.flatMap((row) => (optional ? [row, [...row, atom]] : [[...row, atom]]));
    gap = 0;
    gapWithin = 'sentence';
    expectPart = false;
    i = next;
  }
  if (expectPart) throw new PatternError('the pattern ends in a gap or is empty');
  const full = rows.filter((row) => row.length > 0);
  if (full.length === 0) throw new PatternError('the pattern can match nothing at all');
  // The first atom of a row has nothing before it, also where an optional head was left out.
  return full.map((row) => row.map((atom, i) => (i === 0 ? { ...atom, gap: 0 } : atom)));
}

import { foldTerm } from './normalise';
import { SLOT_KINDS, type SlotKind } from './slot-units';

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
/** Literals with alternatives, side by side, become one atom up to this many terms. */
const MAX_SPELLED_OUT = 48;
/** The same for an entry of a list, which has to stay one atom. */
export const MAX_LIST_ENTRY = 2000;

type Part =
  | { readonly type: 'literals'; readonly options: readonly string[] }
  | { readonly type: 'mixed'; readonly options: MixedOptions }
  | { readonly type: 'gap'; readonly max: number; readonly within: 'sentence' | 'clause' };

/** Alternatives of which at least one is a list or a slot: always an atom of their own. */
interface MixedOptions {
  readonly terms: readonly string[];
  readonly lists: readonly string[];
  readonly slots: readonly SlotKind[];
}

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
      parts.push(readOptions(groups.options.split('|')));
    } else if (groups.list !== undefined) parts.push(readOptions([`$${groups.list}`]));
    else if (groups.slot !== undefined) parts.push(readOptions([`<${groups.slot}>`]));
    else if (groups.gap !== undefined) {
      const max = groups.max ? Number(groups.max) : DEFAULT_GAP;
      if (max < 1 || max > MAX_GAP) throw new PatternError(`a gap goes from 1 to ${MAX_GAP}`);
      parts.push({ type: 'gap', max, within: groups.gap === '..' ? 'sentence' : 'clause' });
    } else parts.push({ type: 'literals', options: [fold(groups.literal ?? '')] });
  }
  return parts;
}

function readOptions(options: readonly string[]): Part {
  const lists = options.flatMap((option) => /^\$([a-z0-9-]+)$/.exec(option)?.[1] ?? []);
  const slotNames = options.flatMap((option) => /^<([a-z-]+)>$/.exec(option)?.[1] ?? []);
  const terms = options.filter((option) => !/^(\$[a-z0-9-]+|<[a-z-]+>)$/.test(option)).map(fold);
  if (terms.some((term) => /[<$]/.test(term))) {
    throw new PatternError(
      `"(${options.join('|')})": a slot or list stands alone between the bars`,
    );
  }
  if (lists.length + slotNames.length === 0) return { type: 'literals', options: terms };
  const slots = slotNames.map((name) => {
    const kind = SLOT_KINDS.find((known) => known === name);
    if (kind === undefined) throw new PatternError(`there is no slot <${name}>`);
    return kind;
  });
  return { type: 'mixed', options: { terms, lists, slots } };
}

function fold(literal: string): string {
  const folded = foldTerm(literal);
  if (folded === '' && literal.trim() !== '') {
    throw new PatternError(`"${literal}" is noise to the engine: nothing is left of it`);
  }
  return folded;
}

type Literals = Extract<Part, { type: 'literals' }>;

/**
 * Joins neighbouring literals into as few atoms as stay small: 三(天|日)见效 is two terms of one atom,
 * but two long lists of alternatives side by side are two atoms, not their product.
 */
function spellOut(parts: readonly Literals[], most: number): string[][] {
  const atoms: string[][] = [];
  let current: string[] | undefined;
  for (const { options } of parts) {
    if (current !== undefined && current.length * options.length <= most) {
      current = current.flatMap((head) => options.map((option) => head + option));
    } else {
      if (current !== undefined) atoms.push(current);
      current = [...options];
    }
  }
  if (current !== undefined) atoms.push(current);
  return atoms.map((atom) => [...new Set(atom)]);
}

interface Row {
  readonly atoms: readonly Atom[];
  /** What stands between the row so far and its next atom. */
  readonly gap: number;
  readonly gapWithin: 'sentence' | 'clause';
}

function extend(row: Row, atom: Pick<Atom, 'terms' | 'lists' | 'slots'>): Row {
  const { gap, gapWithin } = row;
  return { atoms: [...row.atoms, { ...atom, gap, gapWithin }], gap: 0, gapWithin: 'sentence' };
}

/**
 * Parses one pattern. In: the text from a rule file. Out: one row of atoms, or two or more where an
 * optional part stands alone between other parts. Throws PatternError with a plain sentence.
 */
export function parsePattern(source: string, maxSpelledOut = MAX_SPELLED_OUT): Atom[][] {
  const parts = readParts(source);
  let rows: Row[] = [{ atoms: [], gap: 0, gapWithin: 'sentence' }];
  let expectPart = true;
  for (let i = 0; i < parts.length; ) {
    const part = parts[i] as Part;
    if (part.type === 'gap') {
      if (expectPart) throw new PatternError('a gap stands between two parts');
      rows = rows.map(({ atoms }) => ({ atoms, gap: part.max, gapWithin: part.within }));
      expectPart = true;
      i++;
      continue;
    }
    let next = i + 1;
    if (part.type === 'literals') {
      const run: Literals[] = [part];
      for (let more = parts[next]; more?.type === 'literals'; more = parts[++next]) run.push(more);
      for (const spelled of spellOut(run, maxSpelledOut)) {
        const terms = spelled.filter((term) => term !== '');
        if (terms.length === 0) throw new PatternError('an empty part');
        const withPart = rows.map((row) => extend(row, { terms, lists: [], slots: [] }));
        // An optional part: the rows without it keep the gap that stands before it.
        rows = terms.length < spelled.length ? [...rows, ...withPart] : withPart;
      }
    } else {
      const { terms, ...others } = part.options;
      const atom = { terms: terms.filter((term) => term !== ''), ...others };
      const withPart = rows.map((row) => extend(row, atom));
      rows = terms.includes('') ? [...rows, ...withPart] : withPart;
    }
    expectPart = false;
    i = next;
  }
  if (expectPart) throw new PatternError('the pattern ends in a gap or is empty');
  const full = rows.map((row) => row.atoms).filter((atoms) => atoms.length > 0);
  if (full.length === 0) throw new PatternError('the pattern can match nothing at all');
  // The first atom of a row has nothing before it, also where an optional head was left out.
  return full.map((row) => row.map((atom, i) => (i === 0 ? { ...atom, gap: 0 } : atom)));
}

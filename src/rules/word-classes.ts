import type { ClassData, EngineData } from '../engine/data';
import { foldTerm } from '../engine/normalise';
import { type Atom, MAX_LIST_ENTRY, PatternError, parsePattern } from '../engine/pattern';
import { CompileError, type Path } from './compile-error';
import { ownEntry } from './own-entry';
import type { RulePack } from './schema';

interface ListContents {
  readonly terms: readonly string[];
  readonly slots: Atom['slots'];
  readonly allow: readonly string[];
}

/**
 * The sets of words and slots that stand in one place of a pattern, each once. Lists of rules/terms are
 * unfolded here, lists in lists too. Throws CompileError for a list that is not there or a circle.
 */
export class WordClasses {
  readonly #lists = new Map<string, ListContents>();
  readonly #terms: string[] = [];
  readonly #termIds = new Map<string, number>();
  readonly #termClasses: Set<number>[] = [];
  readonly #classes: ClassData[] = [];
  readonly #classIds = new Map<string, number>();

  constructor(readonly source: RulePack['terms']) {}

  /** All classes, and the terms in order, so that the engine need not sort them whenever it starts. */
  data(): Pick<EngineData, 'terms' | 'termClasses' | 'classes'> {
    const sorted = this.#terms.map((term, id) => [term, id] as const);
    sorted.sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      terms: sorted.map(([term]) => term),
      termClasses: sorted.map(([, id]) => [...(this.#termClasses[id] as Set<number>)]),
      classes: this.#classes,
    };
  }

  /** The class of an atom of a pattern. In: file and field of the pattern, for errors. */
  ofAtom(file: string, path: Path, atom: Atom): number {
    const [list, ...more] = atom.lists;
    if (list === undefined) return this.#class(atom.terms, atom.slots, undefined);
    if (more.length + atom.terms.length + atom.slots.length === 0) {
      return this.#listClass(file, path, list);
    }
    // Alternatives that mix lists with other things: what the lists allow is allowed for all.
    const contents = atom.lists.map((name) => this.#listContents(file, path, name, []));
    const allow = contents.flatMap((one) => one.allow);
    return this.#class(
      [...atom.terms, ...contents.flatMap((one) => one.terms)],
      [...atom.slots, ...contents.flatMap((one) => one.slots)],
      allow.length === 0 ? undefined : this.#class(allow, [], undefined),
    );
  }

  #listClass(file: string, path: Path, name: string): number {
    const key = `$${name}`;
    const known = this.#classIds.get(key);
    if (known !== undefined) return known;
    const { terms, slots, allow } = this.#listContents(file, path, name, []);
    const allowId = allow.length === 0 ? undefined : this.#class(allow, [], undefined);
    const id = this.#addClass(terms, slots, allowId);
    this.#classIds.set(key, id);
    return id;
  }

  /** A list may take in others with `$name`, and slots with `<kind>`. */
  #listContents(file: string, path: Path, name: string, above: readonly string[]): ListContents {
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const source = ownEntry(this.source, name);
    if (source === undefined) throw new CompileError(file, path, `there is no list "$${name}"`);
    if (above.includes(name)) {
      throw new CompileError(file, path, `lists in a circle: ${[...above, name].join(' → ')}`);
    }
    const at = `rules/terms/${name}.yaml`;
    // Without doubles: lists in lists would unfold to any number.
    const terms = new Set<string>();
    const slots = new Set<Atom['slots'][number]>();
    const allow = new Set(source.allow.map(foldTerm));
    source.terms.forEach((text, i) => {
      const inner = /^\$([a-z0-9-]+)$/.exec(text)?.[1];
      if (inner !== undefined) {
        const contents = this.#listContents(at, ['terms', i], inner, [...above, name]);
        for (const term of contents.terms) terms.add(term);
        for (const slot of contents.slots) slots.add(slot);
        for (const term of contents.allow) allow.add(term);
        return;
      }
      let rows: Atom[][];
      try {
        rows = parsePattern(text, MAX_LIST_ENTRY);
      } catch (error) {
        if (error instanceof PatternError) throw new CompileError(at, ['terms', i], error.message);
        throw error;
      }
      for (const row of rows) {
        const atom = row[0];
        if (atom === undefined || row.length > 1 || atom.lists.length > 0) {
          const message =
            'a list holds single terms; a term with gaps or lists belongs into a frame';
          throw new CompileError(at, ['terms', i], message);
        }
        for (const term of atom.terms) terms.add(term);
        for (const slot of atom.slots) slots.add(slot);
      }
    });
    const contents = { terms: [...terms], slots: [...slots], allow: [...allow] };
    this.#lists.set(name, contents);
    return contents;
  }

  #class(terms: readonly string[], slots: Atom['slots'], allow: number | undefined): number {
    const key = JSON.stringify([[...new Set(terms)].sort(), slots, allow]);
    const known = this.#classIds.get(key);
    if (known !== undefined) return known;
    const id = this.#addClass(terms, slots, allow);
    this.#classIds.set(key, id);
    return id;
  }

  #addClass(terms: readonly string[], slots: Atom['slots'], allow: number | undefined): number {
    const id = this.#classes.push(allow === undefined ? { slots } : { slots, allow }) - 1;
    for (const term of terms) {
      let termId = this.#termIds.get(term);
      if (termId === undefined) {
        termId = this.#terms.push(term) - 1;
        this.#termIds.set(term, termId);
        this.#termClasses.push(new Set());
      }
      this.#termClasses[termId]?.add(id);
    }
    return id;
  }
}

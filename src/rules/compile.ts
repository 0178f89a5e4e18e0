import type {
  AtomData,
  ClassData,
  ContextData,
  EngineData,
  GroupData,
  RuleData,
} from '../engine/data';
import { foldTerm } from '../engine/normalise';
import { type Atom, MAX_LIST_ENTRY, PatternError, parsePattern } from '../engine/pattern';
import { isFlagged, type Role } from '../engine/types';
import type { RulePack, RuleSource } from './schema';

/** A mistake in a rule file that only shows when it is compiled; `path` names the field. */
export class CompileError extends Error {
  constructor(
    readonly file: string,
    readonly path: readonly (string | number)[],
    readonly detail: string,
  ) {
    super(`${file}: ${path.join('.')}: ${detail}`);
  }
}

/**
 * Compiles a pack of rule files to engine data.
 * Throws CompileError, naming file and field, for a pattern that cannot be read, a list or frame
 * that does not exist, or a circle of lists.
 */
export function compileRules(
  pack: RulePack,
  /** Gets the problem of a single rule; that rule is left out. Without it the problem is thrown. */
  onProblem: (problem: CompileError) => void = (problem) => {
    throw problem;
  },
): EngineData {
  return new Compiler(pack).run(onProblem);
}

/** `&name` takes in a frame; '' for an ordinary pattern. */
function frameName(pattern: string): string {
  return /^&([a-z0-9-]+)$/.exec(pattern)?.[1] ?? '';
}

type Path = readonly (string | number)[];

interface ListContents {
  readonly terms: readonly string[];
  readonly slots: Atom['slots'];
  readonly allow: readonly string[];
}

/** Our largest frame has a few hundred. */
const MAX_FRAME_ROWS = 20_000;

/** Names come from files: `constructor` must not find what every object inherits. */
function ownEntry<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

class Compiler {
  readonly #terms: string[] = [];
  readonly #termIds = new Map<string, number>();
  readonly #termClasses: Set<number>[] = [];
  readonly #classes: ClassData[] = [];
  readonly #classIds = new Map<string, number>();
  readonly #groups: GroupData[] = [];
  readonly #groupIds = new Map<string, number>();
  readonly #frames = new Map<string, readonly AtomData[][]>();
  readonly #lists = new Map<string, ListContents>();
  readonly #groupAllow: [group: number, allow: number][] = [];

  constructor(readonly pack: RulePack) {}

  run(onProblem: (problem: CompileError) => void): EngineData {
    const { pack } = this;
    const rules = pack.rules.flatMap((rule) => {
      try {
        return [this.#rule(rule)];
      } catch (error) {
        if (!(error instanceof CompileError)) throw error;
        onProblem(error);
        return [];
      }
    });
    const signs = Object.entries(pack.signs).map(([id, { match }]) => ({
      id,
      any: this.#group('rules/signs.yaml', [id, 'match', 'any'], match.any),
      unless: match.unless.map((context, i) => ({
        within: context.within,
        shown: false,
        group: this.#group('rules/signs.yaml', [id, 'match', 'unless', i, 'any'], context.any),
      })),
      allow: this.#optionalGroup('rules/signs.yaml', [id, 'match', 'allow'], match.allow),
    }));
    const contextsFile = 'rules/contexts.yaml';
    const stanceCues = Object.entries(pack.contexts.stances).map(([name, cue]) => ({
      stance: cue.stance,
      group: this.#group(contextsFile, ['stances', name, 'any'], cue.any),
      allow: this.#optionalGroup(contextsFile, ['stances', name, 'allow'], cue.allow),
      side: cue.side,
      within: cue.within,
      reach: cue.reach,
    }));
    const cueNames = Object.keys(pack.contexts.cues);
    const cues = Object.entries(pack.contexts.cues).map(([name, cue]) => ({
      id: name,
      group: this.#group(contextsFile, ['cues', name, 'any'], cue.any),
      allow: this.#optionalGroup(contextsFile, ['cues', name, 'allow'], cue.allow),
    }));
    const roles = Object.entries(pack.contexts.roles).map(([role, weights]) => ({
      role: role as Role,
      bias: weights.bias,
      weights: Object.entries(weights.cues).map(([name, weight]) => {
        const cue = cueNames.indexOf(name);
        if (cue < 0) {
          throw new CompileError(contextsFile, ['roles', role, 'cues', name], 'no such cue group');
        }
        return [cue, weight] as const;
      }),
    }));
    // Sorted here, so that the engine need not sort them each time that it starts.
    const sorted = this.#terms.map((term, id) => [term, id] as const);
    sorted.sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      version: pack.version,
      terms: sorted.map(([term]) => term),
      termClasses: sorted.map(([, id]) => [...(this.#termClasses[id] as Set<number>)]),
      classes: this.#classes,
      groups: this.#groups,
      groupAllow: this.#groupAllow,
      rules,
      signs,
      stanceCues,
      cues,
      roles,
      voice: pack.voice,
      rewrites: pack.variants.rewrites,
    };
  }

  #rule({ id, category, file }: RuleSource): RuleData {
    const at = `rules/${id}.yaml`;
    const { match } = file;
    const contexts = (name: 'with' | 'unless'): ContextData[] =>
      match[name].map((context, i) => ({
        within: context.within,
        shown: !context.any.some((pattern) => ownEntry(this.pack.frames, frameName(pattern))?.sign),
        group: this.#group(at, ['match', name, i, 'any'], context.any),
      }));
    const tone = isFlagged(file.level) ? this.pack.tone[file.broad] : undefined;
    const push = match.push ?? tone?.push;
    const lean = match.lean ?? tone?.lean;
    return {
      id,
      category,
      level: file.level,
      broad: file.broad,
      any: this.#group(at, ['match', 'any'], match.any),
      with: contexts('with'),
      unless: contexts('unless'),
      marksClause: match.mark === 'clause',
      allow: this.#optionalGroup(at, ['match', 'allow'], match.allow),
      once: match.once,
      roles: match.roles,
      stances: match.stances,
      ...(push === undefined ? {} : { push }),
      ...(lean === undefined ? {} : { lean }),
    };
  }

  #optionalGroup(file: string, path: Path, patterns: readonly string[]): number {
    return patterns.length === 0 ? -1 : this.#group(file, path, patterns);
  }

  #group(file: string, path: Path, patterns: readonly string[]): number {
    const rows = patterns.flatMap((pattern, i) => this.#rows(file, [...path, i], pattern));
    const harmless = patterns.flatMap(
      (pattern) => ownEntry(this.pack.frames, frameName(pattern))?.allow ?? [],
    );
    const allow = harmless.length === 0 ? -1 : this.#group(file, path, harmless);
    const key = JSON.stringify([rows, allow]);
    const known = this.#groupIds.get(key);
    if (known !== undefined) return known;
    const id = this.#groups.push(rows) - 1;
    this.#groupIds.set(key, id);
    if (allow >= 0) this.#groupAllow.push([id, allow]);
    return id;
  }

  #rows(
    file: string,
    path: Path,
    pattern: string,
    above: readonly string[] = [],
  ): readonly AtomData[][] {
    const frame = frameName(pattern);
    if (frame !== '') return this.#frameRows(file, path, frame, above);
    let rows: Atom[][];
    try {
      rows = parsePattern(pattern);
    } catch (error) {
      if (error instanceof PatternError) throw new CompileError(file, path, error.message);
      throw error;
    }
    return rows.map((row) =>
      row.map((atom) => [
        this.#atomClass(file, path, atom),
        atom.gap,
        atom.gapWithin === 'clause' ? 1 : 0,
      ]),
    );
  }

  /** Each frame once: frames in frames would unfold to any number. */
  #frameRows(
    file: string,
    path: Path,
    name: string,
    above: readonly string[],
  ): readonly AtomData[][] {
    const known = this.#frames.get(name);
    if (known !== undefined) return known;
    const frame = ownEntry(this.pack.frames, name);
    if (frame === undefined) throw new CompileError(file, path, `there is no frame "${name}"`);
    if (above.includes(name)) {
      throw new CompileError(file, path, `frames in a circle: ${[...above, name].join(' → ')}`);
    }
    const rows: AtomData[][] = [];
    for (const [i, text] of frame.patterns.entries()) {
      const at = `rules/frames/${name}.yaml`;
      for (const row of this.#rows(at, ['patterns', i], text, [...above, name])) rows.push(row);
      if (rows.length > MAX_FRAME_ROWS) {
        throw new CompileError(file, path, `more than ${MAX_FRAME_ROWS} wordings`);
      }
    }
    this.#frames.set(name, rows);
    return rows;
  }

  #atomClass(file: string, path: Path, atom: Atom): number {
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
    const source = ownEntry(this.pack.terms, name);
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

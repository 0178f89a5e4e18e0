import type { AtomData, EngineData, GroupData } from '../engine/data';
import { type Atom, PatternError, parsePattern } from '../engine/pattern';
import { CompileError, type Path } from './compile-error';
import { ownEntry } from './own-entry';
import type { RulePack } from './schema';
import type { WordClasses } from './word-classes';

/** Our largest frame has a few hundred. */
const MAX_FRAME_ROWS = 20_000;

/** `&name` takes in a frame; '' for an ordinary pattern. */
export function frameName(pattern: string): string {
  return /^&([a-z0-9-]+)$/.exec(pattern)?.[1] ?? '';
}

/**
 * Groups of patterns, each once; frames of rules/frames are taken in. Throws CompileError, naming file
 * and field, for a pattern that cannot be read, a frame that is not there or a circle.
 */
export class PatternGroups {
  readonly #groups: GroupData[] = [];
  readonly #groupIds = new Map<string, number>();
  readonly #frames = new Map<string, readonly AtomData[][]>();
  readonly #groupAllow: [group: number, allow: number][] = [];

  constructor(
    readonly frames: RulePack['frames'],
    readonly classes: WordClasses,
  ) {}

  data(): Pick<EngineData, 'groups' | 'groupAllow'> {
    return { groups: this.#groups, groupAllow: this.#groupAllow };
  }

  /** As `of`; -1 for no patterns. */
  optional(file: string, path: Path, patterns: readonly string[]): number {
    return patterns.length === 0 ? -1 : this.of(file, path, patterns);
  }

  /** Number of the group of these patterns. In: file and field of them, for errors. */
  of(file: string, path: Path, patterns: readonly string[]): number {
    const rows = patterns.flatMap((pattern, i) => this.#rows(file, [...path, i], pattern));
    const harmless = patterns.flatMap(
      (pattern) => ownEntry(this.frames, frameName(pattern))?.allow ?? [],
    );
    const allow = harmless.length === 0 ? -1 : this.of(file, path, harmless);
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
        this.classes.ofAtom(file, path, atom),
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
    const frame = ownEntry(this.frames, name);
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
}

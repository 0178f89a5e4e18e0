import { MAX_LIST_ENTRY, parsePattern } from '../../engine/pattern';
import type { RulePack } from '../schema';

/** A list of patterns somewhere in the rule files, and what it is for. */
export interface Place {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly patterns: readonly string[];
  readonly use: 'evidence' | 'needed' | 'veto' | 'harmless' | 'frame' | 'cue';
}

/** Every list of patterns of the rule files, the lists of terms apart (see `listsOf`). */
export function placesOf(pack: RulePack): Place[] {
  const places: Place[] = [];
  const add = (
    file: string,
    path: Place['path'],
    use: Place['use'],
    patterns: readonly string[],
  ) => {
    if (patterns.length > 0) places.push({ file: `rules/${file}.yaml`, path, use, patterns });
  };
  for (const { id, file } of pack.rules) {
    add(id, ['match', 'any'], 'evidence', file.match.any);
    for (const [i, { any }] of file.match.with.entries()) {
      add(id, ['match', 'with', i, 'any'], 'needed', any);
    }
    for (const [i, { any }] of file.match.unless.entries()) {
      add(id, ['match', 'unless', i, 'any'], 'veto', any);
    }
    add(id, ['match', 'allow'], 'harmless', file.match.allow);
  }
  for (const [name, frame] of Object.entries(pack.frames)) {
    add(`frames/${name}`, ['patterns'], 'frame', frame.patterns);
    add(`frames/${name}`, ['allow'], 'harmless', frame.allow);
  }
  for (const [id, { match }] of Object.entries(pack.signs)) {
    add('signs', [id, 'match', 'any'], 'evidence', match.any);
    for (const [i, { any }] of match.unless.entries()) {
      add('signs', [id, 'match', 'unless', i, 'any'], 'veto', any);
    }
    add('signs', [id, 'match', 'allow'], 'harmless', match.allow);
  }
  for (const kind of ['stances', 'cues'] as const) {
    for (const [name, cue] of Object.entries(pack.contexts[kind])) {
      add('contexts', [kind, name, 'any'], 'cue', cue.any);
      add('contexts', [kind, name, 'allow'], 'harmless', cue.allow);
    }
  }
  return places;
}

/** One word of a list as its author wrote it, and the terms that it stands for, folded. */
export interface Word {
  readonly text: string;
  readonly terms: readonly string[];
}

/** Alternatives of a pattern that is nothing but alternatives, `(a|b)`; else the pattern itself. */
function alternatives(pattern: string): string[] {
  const inner = /^\(([^()]*)\)$/.exec(pattern)?.[1];
  return inner === undefined ? [pattern] : inner.split('|');
}

/** The plain words of a list's entries; slots and other lists are left out. */
export function wordsOf(entries: readonly string[]): Word[] {
  return entries.flatMap(alternatives).flatMap((text) => {
    if (text === '' || /^[$<&]/.test(text)) return [];
    const atoms = parsePattern(text, MAX_LIST_ENTRY).flatMap((row) => row.slice(0, 1));
    return [{ text, terms: atoms.flatMap(({ terms }) => terms) }];
  });
}

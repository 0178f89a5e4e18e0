import { withoutPause, withRule } from './change';
import type { RuleChoice, Settings } from './schema';

/** A change that can be taken back: it remembers what it found, so each one is made once. */
export interface Undoable {
  apply(now: Settings): Settings;
  /** The settings without the change; as they are when it cannot be taken back any more. */
  undo(now: Settings): Settings;
}

/** Switches a rule off; back to what was chosen for it before. */
export function mutedRule(rule: string): Undoable {
  let before: RuleChoice | null | undefined;
  return {
    apply(now) {
      before = now.rules[rule] ?? null;
      return withRule(now, rule, 'off');
    },
    undo: (now) => (before === undefined ? now : withRule(now, rule, before)),
  };
}

export interface UndoableImport extends Undoable {
  /** Whether the settings are still those of the file: to take it back loses no other choice. */
  canUndo(now: Settings): boolean;
}

/** Takes over the settings of a file. A pause is of the moment: neither way touches it. */
export function importedSettings(imported: Settings): UndoableImport {
  let before: Settings | undefined;
  const canUndo = (now: Settings): boolean =>
    before !== undefined && written(withoutPause(now)) === written(withoutPause(imported));
  return {
    apply(now) {
      before = now;
      return withPauseOf(imported, now);
    },
    undo: (now) => (before !== undefined && canUndo(now) ? withPauseOf(before, now) : now),
    canUndo,
  };
}

function withPauseOf(settings: Settings, { pausedUntil }: Settings): Settings {
  const rest = withoutPause(settings);
  return pausedUntil === undefined ? rest : { ...rest, pausedUntil };
}

/** The same text for the same settings: a storage hands out their keys in an order of its own. */
function written(settings: Settings): string {
  return JSON.stringify(settings, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

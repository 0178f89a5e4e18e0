import { describe, expect, it } from 'vitest';
import { withPause, withRule, withSite } from '../../../src/settings/change';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/settings/schema';
import { importedSettings, mutedRule } from '../../../src/settings/undo';

describe('a rule that was switched off', () => {
  it.each([[null], ['info'], ['on']] as const)('goes back to what it was: %s', (choice) => {
    const before = withRule(DEFAULT_SETTINGS, 'a/b', choice);
    const mute = mutedRule('a/b');
    const muted = mute.apply(before);
    expect(muted.rules['a/b']).toBe('off');
    expect(mute.undo(muted)).toEqual(before);
    // What was chosen meanwhile stays.
    expect(mute.undo(withRule(muted, 'c/d', 'off'))).toEqual(withRule(before, 'c/d', 'off'));
  });
});

describe('settings of a file', () => {
  const before = withRule(DEFAULT_SETTINGS, 'a/b', 'info');
  const file: Settings = {
    ...DEFAULT_SETTINGS,
    language: 'en',
    sites: { 'a.cn': true, 'b.cn': true },
  };

  it('end no pause, and bring none', () => {
    const paused = withPause(before, 5);
    expect(importedSettings(withPause(file, 9)).apply(paused)).toEqual({
      ...file,
      pausedUntil: paused.pausedUntil,
    });
    expect(importedSettings(withPause(file, 9)).apply(before)).toEqual(file);
  });

  it('are taken back while they are still those of the file, in whatever order they are stored', () => {
    const change = importedSettings(file);
    expect(change.canUndo(before)).toBe(false);
    change.apply(before);
    const { sites, ...rest } = file;
    const stored: Settings = { sites: { 'b.cn': true, 'a.cn': true }, ...rest };
    expect(change.canUndo(stored)).toBe(true);
    expect(change.undo(stored)).toEqual(before);
    // A pause that began meanwhile is none of the file's.
    const paused = withPause(stored, 5);
    expect(change.undo(paused)).toEqual({ ...before, pausedUntil: paused.pausedUntil });
  });

  it('stay when something was chosen since', () => {
    const change = importedSettings(file);
    const later = withSite(change.apply(before), 'a.cn', false);
    expect(change.canUndo(later)).toBe(false);
    expect(change.undo(later)).toBe(later);
  });
});

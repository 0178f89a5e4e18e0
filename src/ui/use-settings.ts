import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../settings/schema';
import { loadSettings, NewerSettingsError, updateSettings, watchSettings } from '../settings/store';

/** Why the last change was not stored. */
export type SaveProblem = 'newer' | 'failed';
export type Change = (change: (current: Settings) => Settings) => void;

export interface SettingsState {
  /** Null until they are loaded. */
  readonly settings: Settings | null;
  readonly problem: SaveProblem | null;
  readonly change: Change;
}

/**
 * The settings, always as stored: a switch moves when its change is kept, and in every open page.
 * @param known loaded already by the page that asks
 */
export function useSettings(known: Settings | null = null): SettingsState {
  const [settings, setSettings] = useState<Settings | null>(known);
  const [problem, setProblem] = useState<SaveProblem | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    watchSettings(setSettings, controller.signal);
    loadSettings().then(setSettings, () => setProblem('failed'));
    return () => controller.abort();
  }, []);

  const change: Change = (apply) => {
    updateSettings(apply).then(
      (stored) => {
        setProblem(null);
        setSettings(stored);
      },
      (error: unknown) => setProblem(error instanceof NewerSettingsError ? 'newer' : 'failed'),
    );
  };
  return { settings, problem, change };
}

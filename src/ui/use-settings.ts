import { useEffect, useState } from 'preact/hooks';
import { followSettings } from '../settings/follow';
import type { Settings } from '../settings/schema';
import { NewerSettingsError, updateSettings } from '../settings/store';

/** Why the last change was not stored, or that the settings cannot be read at all. */
export type SettingsProblem = 'newer' | 'failed' | 'unread';
export type Change = (change: (current: Settings) => Settings) => void;

export interface SettingsState {
  /** Null until they are loaded. */
  readonly settings: Settings | null;
  readonly problem: SettingsProblem | null;
  readonly change: Change;
}

/**
 * The settings, always as stored: a switch moves when its change is kept, and in every open page.
 * @param known loaded already by the page that asks
 */
export function useSettings(known: Settings | null = null): SettingsState {
  const [settings, setSettings] = useState<Settings | null>(known);
  const [problem, setProblem] = useState<SettingsProblem | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const follower = {
      apply(next: Settings) {
        setSettings(next);
        setProblem((now) => (now === 'unread' ? null : now));
      },
      unread: () => setProblem('unread'),
    };
    followSettings(follower, controller.signal);
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

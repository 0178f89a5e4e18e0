import type { Category } from '../engine/types';
import type { MarkFrom, RuleChoice, Settings } from './schema';

/** What applies where nobody has chosen. A release may change it; only untouched switches follow. */
export interface Defaults {
  readonly category: boolean;
  readonly rule: RuleChoice;
  readonly markFrom: MarkFrom;
}
export const DEFAULTS: Defaults = { category: true, rule: 'on', markFrom: 'caution' };

/** Whether warnings of this category are shown: what people chose, else the default. */
export function isCategoryOn(
  settings: Settings,
  category: Category,
  defaults: Defaults = DEFAULTS,
): boolean {
  return settings.categories[category] ?? defaults.category;
}

/** What a rule is set to: what people chose, else the default. */
export function ruleChoice(
  settings: Settings,
  rule: string,
  defaults: Defaults = DEFAULTS,
): RuleChoice {
  return own(settings.rules, rule) ?? defaults.rule;
}

/** From which level posts are marked in the page. */
export function markFrom(settings: Settings, defaults: Defaults = DEFAULTS): MarkFrom {
  return settings.markFrom ?? defaults.markFrom;
}

/** Whether this host is read: what people chose, else on where an adapter is built in. */
export function isSiteOn(settings: Settings, host: string, builtIn: boolean): boolean {
  return own(settings.sites, host) ?? builtIn;
}

/**
 * Milliseconds that a pause still lasts; 0 when there is none. Never more than people can ask for: a
 * clock that was set back, by a second or by a year, neither ends the pause nor makes it last longer.
 */
export function pauseLeft(settings: Settings, now: number): number {
  return Math.min(PAUSE_MS, Math.max(0, (settings.pausedUntil ?? 0) - now));
}

/** Whether the clock was set back since the pause began: then its end lies too far ahead. */
export function isPauseTooLong(settings: Settings, now: number): boolean {
  return (settings.pausedUntil ?? 0) - now > PAUSE_MS;
}

/** The pause that people can ask for. */
export const PAUSE_MS = 60 * 60 * 1000;

/** Names come from pages and files: `constructor` must not find what every object inherits. */
function own<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

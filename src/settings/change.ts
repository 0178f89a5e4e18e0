import type { Category } from '../engine/types';
import { PAUSE_MS } from './effective';
import {
  type Aside,
  DEFAULT_SETTINGS,
  MAX_ASIDE,
  type RuleChoice,
  type Settings,
  type Trust,
} from './schema';

/** Every change that people can make, as a pure function from settings to settings. */

/** A choice is kept even where it equals the default: who chose is not moved by a new default. */
export function withCategory(settings: Settings, category: Category, on: boolean): Settings {
  return { ...settings, categories: { ...settings.categories, [category]: on } };
}

/** Null forgets the choice: the rule follows the default again. */
export function withRule(settings: Settings, rule: string, choice: RuleChoice | null): Settings {
  const rules = Object.fromEntries(Object.entries(settings.rules).filter(([id]) => id !== rule));
  return { ...settings, rules: choice === null ? rules : { ...rules, [rule]: choice } };
}

export function withSite(settings: Settings, host: string, on: boolean): Settings {
  return { ...settings, sites: { ...withoutSite(settings, host).sites, [host]: on } };
}

/** Forgets what was chosen for a host. */
export function withoutSite(settings: Settings, host: string): Settings {
  const { [host]: _, ...sites } = settings.sites;
  return { ...settings, sites };
}

/** Nothing is read anywhere for an hour from now. */
export function withPause(settings: Settings, now: number): Settings {
  return { ...settings, pausedUntil: now + PAUSE_MS };
}

export function withoutPause(settings: Settings): Settings {
  const { pausedUntil: _, ...rest } = settings;
  return rest;
}

export function withTrusted(settings: Settings, trust: Trust): Settings {
  const others = withoutTrusted(settings, trust).trusted;
  return { ...settings, trusted: [...others, trust].slice(-MAX_ASIDE) };
}

export function withoutTrusted(
  settings: Settings,
  { host, author }: Pick<Trust, 'host' | 'author'>,
): Settings {
  const trusted = settings.trusted.filter((one) => one.host !== host || one.author !== author);
  return { ...settings, trusted };
}

export function withAside(settings: Settings, aside: Aside): Settings {
  const others = withoutAside(settings, aside.key).aside;
  return { ...settings, aside: [...others, aside].slice(-MAX_ASIDE) };
}

export function withoutAside(settings: Settings, key: string): Settings {
  return { ...settings, aside: settings.aside.filter((one) => one.key !== key) };
}

/** Every switch back to "never touched". Sites, ignored items and the language are kept. */
export function withDefaultSwitches(settings: Settings): Settings {
  const { markFrom: _, ...rest } = settings;
  return { ...rest, categories: DEFAULT_SETTINGS.categories, rules: DEFAULT_SETTINGS.rules };
}

/** The day of a moment as people write it down, in their own time zone. */
export function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

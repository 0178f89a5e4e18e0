import * as z from 'zod/mini';
import { CATEGORIES } from '../engine/types';
import {
  asideSchema,
  DEFAULT_SETTINGS,
  MARK_LEVELS,
  MAX_ASIDE,
  MAX_CHOICES,
  MAX_NAME_CHARS,
  RULE_CHOICES,
  SETTINGS_VERSION,
  type Settings,
  trustSchema,
  UI_LANGUAGES,
} from './schema';

export interface Repaired {
  readonly settings: Settings;
  /** Something did not fit and was replaced by its default: the stored copy is worth keeping. */
  readonly broken: boolean;
  /** Written by a newer release: may be read as far as it is understood, never overwritten. */
  readonly newer: boolean;
}

const looseObject = z.record(z.string(), z.unknown());
const looseArray = z.array(z.unknown());
const category = z.enum(CATEGORIES);
const anyName = z.string().check(z.minLength(1), z.maxLength(MAX_NAME_CHARS));

/**
 * Reads stored settings field by field: what fits is kept, what does not falls back to its
 * default, so one bad value never costs people their other choices.
 */
export function repairSettings(stored: unknown): Repaired {
  if (stored === undefined) return { settings: DEFAULT_SETTINGS, broken: false, newer: false };
  const fields = looseObject.safeParse(stored);
  if (!fields.success) return { settings: DEFAULT_SETTINGS, broken: true, newer: false };
  const { data } = fields;

  const newer = typeof data.version === 'number' && data.version > SETTINGS_VERSION;
  let broken = !newer && data.version !== SETTINGS_VERSION;

  /** A value that was never stored is left out, one that does not fit is too. */
  function value<T>(field: string, schema: z.ZodMiniType<T>): T | undefined {
    if (data[field] === undefined) return undefined;
    const parsed = schema.safeParse(data[field]);
    if (!parsed.success) broken = true;
    return parsed.data;
  }

  function entries<T>(
    field: string,
    name: z.ZodMiniType<string>,
    schema: z.ZodMiniType<T>,
  ): Record<string, T> {
    const kept: [string, T][] = [];
    for (const [key, one] of Object.entries(value(field, looseObject) ?? {})) {
      const parsed = schema.safeParse(one);
      if (parsed.success && name.safeParse(key).success) kept.push([key, parsed.data]);
      else broken = true;
    }
    if (kept.length > MAX_CHOICES) broken = true;
    return Object.fromEntries(kept.slice(0, MAX_CHOICES));
  }

  function list<T>(field: string, schema: z.ZodMiniType<T>): T[] {
    const all = value(field, looseArray) ?? [];
    const kept = all.flatMap((one) => {
      const parsed = schema.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    });
    if (kept.length < all.length) broken = true;
    return kept.slice(-MAX_ASIDE);
  }

  const markFrom = value('markFrom', z.enum(MARK_LEVELS));
  const pausedUntil = value('pausedUntil', z.number());
  const settings: Settings = {
    version: SETTINGS_VERSION,
    categories: entries('categories', category, z.boolean()),
    rules: entries('rules', anyName, z.enum(RULE_CHOICES)),
    ...(markFrom === undefined ? {} : { markFrom }),
    sites: entries('sites', anyName, z.boolean()),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    trusted: list('trusted', trustSchema),
    aside: list('aside', asideSchema),
    language: value('language', z.enum(UI_LANGUAGES)) ?? DEFAULT_SETTINGS.language,
  };
  return { settings, broken, newer };
}

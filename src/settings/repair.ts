import * as z from 'zod/mini';
import { CATEGORIES } from '../engine/types';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, type Settings, UI_LANGUAGES } from './schema';

export interface Repaired {
  readonly settings: Settings;
  /** Something did not fit and was replaced by its default: the stored copy is worth keeping. */
  readonly broken: boolean;
  /** Written by a newer release: may be read as far as it is understood, never overwritten. */
  readonly newer: boolean;
}

const looseObject = z.record(z.string(), z.unknown());
const language = z.enum(UI_LANGUAGES);

/**
 * Reads stored settings field by field: what fits is kept, what does not falls back to its
 * default, so one bad value never costs people their other choices.
 */
export function repairSettings(stored: unknown): Repaired {
  if (stored === undefined) return { settings: DEFAULT_SETTINGS, broken: false, newer: false };
  const fields = looseObject.safeParse(stored);
  if (!fields.success) return { settings: DEFAULT_SETTINGS, broken: true, newer: false };

  let broken = false;
  const { version } = fields.data;
  const newer = typeof version === 'number' && version > SETTINGS_VERSION;
  if (!newer && version !== SETTINGS_VERSION) broken = true;

  const known = new Set<string>(CATEGORIES);
  const categories = switches(fields.data.categories, (name) => known.has(name));
  const sites = switches(fields.data.sites, (host) => host.length > 0);
  const chosen = language.safeParse(fields.data.language ?? DEFAULT_SETTINGS.language);
  if (categories.broken || sites.broken || !chosen.success) broken = true;

  return {
    settings: {
      version: SETTINGS_VERSION,
      categories: categories.kept,
      sites: sites.kept,
      language: chosen.success ? chosen.data : DEFAULT_SETTINGS.language,
    },
    broken,
    newer,
  };
}

function switches(
  stored: unknown,
  isName: (name: string) => boolean,
): { kept: Record<string, boolean>; broken: boolean } {
  if (stored === undefined) return { kept: {}, broken: false };
  const entries = looseObject.safeParse(stored);
  if (!entries.success) return { kept: {}, broken: true };
  const kept: Record<string, boolean> = {};
  let broken = false;
  for (const [name, value] of Object.entries(entries.data)) {
    if (isName(name) && typeof value === 'boolean') kept[name] = value;
    else broken = true;
  }
  return { kept, broken };
}

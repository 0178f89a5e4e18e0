import * as z from 'zod/mini';
import { CATEGORIES } from '../engine/types';

export const SETTINGS_VERSION = 1;
export const UI_LANGUAGES = ['auto', 'zh-CN', 'zh-TW', 'en'] as const;

/**
 * What people have chosen. `undefined` in a switch means "never touched": the built-in default
 * applies, so a changed default reaches those who left it alone.
 */
export const settingsSchema = z.object({
  version: z.literal(SETTINGS_VERSION),
  categories: z.partialRecord(z.enum(CATEGORIES), z.boolean()),
  /** Host name to switch. A host that is not listed follows the built-in default of its adapter. */
  sites: z.record(z.string(), z.boolean()),
  language: z.enum(UI_LANGUAGES),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: SETTINGS_VERSION,
  categories: {},
  sites: {},
  language: 'auto',
};

import * as z from 'zod/mini';
import { repairSettings } from './repair';
import type { Settings } from './schema';

/** Far more than a thousand ignored items need; larger files are not even parsed. */
const MAX_FILE_CHARS = 2_000_000;
const FORMAT = 'mingjian-settings';

const fileSchema = z.object({ format: z.literal(FORMAT), settings: z.unknown() });

export type Imported =
  | {
      readonly ok: true;
      readonly settings: Settings;
      /** Some entries did not fit and were left out. */
      readonly partly: boolean;
    }
  | { readonly ok: false; readonly reason: 'too-large' | 'not-ours' | 'newer' };

/** The settings as a file. A pause is of the moment and stays out. */
export function exportSettings(settings: Settings): string {
  const { pausedUntil: _, ...lasting } = settings;
  return `${JSON.stringify({ format: FORMAT, settings: lasting }, null, 2)}\n`;
}

/** Reads such a file; what does not fit is left out, what is no file of ours is refused. */
export function importSettings(text: string): Imported {
  if (text.length > MAX_FILE_CHARS) return { ok: false, reason: 'too-large' };
  const file = fileSchema.safeParse(parseJson(text));
  if (!file.success || file.data.settings === undefined) return { ok: false, reason: 'not-ours' };
  const { settings, broken, newer } = repairSettings(file.data.settings);
  return newer ? { ok: false, reason: 'newer' } : { ok: true, settings, partly: broken };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

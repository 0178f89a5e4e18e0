import type { StoredPack } from '../../review/db';
import type { PackTrial } from '../../review/protocol';

/** What a trial said, and of what: the text in the editor may be another one by then. */
export interface TriedPack {
  readonly yaml: string;
  readonly sample: string;
  readonly result: PackTrial;
}

/** A pack that was checked, with exactly the text that was. */
export interface CheckedPack {
  readonly id: string;
  readonly yaml: string;
}

/** The pack that can be saved: what was tried is sound, and it is what stands in the editor now. */
export function checkedPack(tried: TriedPack | null, yaml: string): CheckedPack | null {
  if (tried === null || tried.yaml !== yaml) return null;
  const { id, problems } = tried.result;
  return id === '' || problems.length > 0 ? null : { id, yaml };
}

interface Packs {
  get(store: 'packs', id: string): Promise<StoredPack | undefined>;
  put(store: 'packs', pack: StoredPack): Promise<unknown>;
}

/**
 * Stores a pack. One that is stored under its id is replaced only if it is the one that is open, or
 * somebody was asked.
 * @param replace ids of packs that may be replaced
 * @returns false: nothing was stored, somebody has to be asked
 */
export async function savePack(
  db: Packs,
  { id, yaml }: CheckedPack,
  replace: readonly string[],
  savedAt: string,
): Promise<boolean> {
  const before = await db.get('packs', id);
  if (before !== undefined && !replace.includes(id)) return false;
  await db.put('packs', { id, yaml, on: before?.on ?? true, savedAt });
  return true;
}

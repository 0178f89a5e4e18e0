import { describe, expect, it } from 'vitest';
import type { StoredPack } from '../../../src/review/db';
import type { PackTrial } from '../../../src/review/protocol';
import { checkedPack, savePack } from '../../../src/ui/review/pack-draft';

const SOUND: PackTrial = {
  id: 'my-team',
  name: '团队',
  rules: 1,
  problems: [],
  findings: [],
  titles: {},
};
const tried = (yaml: string, result: PackTrial = SOUND) => ({ yaml, sample: '', result });

function packsOf(...packs: StoredPack[]) {
  const stored = new Map(packs.map((pack) => [pack.id, pack]));
  return {
    stored,
    get: async (_: 'packs', id: string) => stored.get(id),
    put: async (_: 'packs', pack: StoredPack) => stored.set(pack.id, pack),
  };
}
const OTHER: StoredPack = { id: 'other', yaml: 'id: other', on: false, savedAt: '1' };

describe('what Save may store', () => {
  it('only the text that was tried: not what was typed since, not what was imported since', () => {
    expect(checkedPack(tried('a'), 'a')).toEqual({ id: 'my-team', yaml: 'a' });
    expect(checkedPack(tried('a'), 'nonsense: [')).toBeNull();
    expect(checkedPack(null, 'a')).toBeNull();
  });

  it('nothing that has problems or no id', () => {
    const problem = { file: 'pack', line: 1, field: 'id', message: 'x' };
    expect(checkedPack(tried('a', { ...SOUND, problems: [problem] }), 'a')).toBeNull();
    expect(checkedPack(tried('a', { ...SOUND, id: '' }), 'a')).toBeNull();
  });

  it('another stored pack is replaced only after a question', async () => {
    const db = packsOf(OTHER);
    const text = { id: 'other', yaml: 'id: other, new' };
    expect(await savePack(db, text, ['my-team', ''], '2')).toBe(false);
    expect(db.stored.get('other')).toEqual(OTHER);
    expect(await savePack(db, text, ['my-team', 'other'], '2')).toBe(true);
    expect(db.stored.get('other')).toEqual({ ...text, on: false, savedAt: '2' });
  });

  it('a new one is stored at once, and switched on', async () => {
    const db = packsOf(OTHER);
    expect(await savePack(db, { id: 'my-team', yaml: 'a' }, ['', ''], '2')).toBe(true);
    expect(db.stored.get('my-team')).toMatchObject({ yaml: 'a', on: true });
  });
});

import { describe, expect, it } from 'vitest';
import { IntColumns, IntList } from '../../../src/engine/hit-log';

const MANY = Array.from({ length: 5_000 }, (_, i) => i);

describe('growable lists of integers', () => {
  it('keep every item of a list, however many', () => {
    const list = new IntList();
    for (const item of MANY) list.push(3 * item);
    expect(list.size).toBe(MANY.length);
    expect([...list.items.subarray(0, list.size)]).toEqual(MANY.map((item) => 3 * item));
  });

  it('keep every column of every row', () => {
    const rows = new IntColumns(2);
    for (const item of MANY) {
      const at = rows.add();
      expect(at).toBe(item);
      rows.column(0)[at] = item;
      rows.column(1)[at] = -item;
    }
    expect([...rows.column(0).subarray(0, rows.size)]).toEqual(MANY);
    expect([...rows.column(1).subarray(0, rows.size)]).toEqual(MANY.map((item) => 0 - item));
  });

  it('begin at the first row again once they are cleared', () => {
    const rows = new IntColumns(1);
    rows.add();
    rows.add();
    rows.clear();
    expect(rows.size).toBe(0);
    expect(rows.add()).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import { trends, warmUpRows } from '../../browser/soak/checks';
import type { Row } from '../../browser/soak/measure';
import { createRandom } from '../../browser/soak/random';
import { growth, trend } from '../../browser/soak/trend';

const row = (changed: Partial<Row>): Row => ({
  minute: 1,
  actions: 0,
  kills: 0,
  pageHeap: 1_600_000,
  pageObjects: 7_500,
  backgroundHeap: 15_000_000,
  backgroundObjects: 100_000,
  popupHeap: 3_000_000,
  popupObjects: 8_000,
  listeners: 32,
  observers: 5,
  nodes: 8,
  documents: 2,
  marks: 12,
  right: true,
  errors: 0,
  ...changed,
});
/** Names of what is not flat in a run of twelve rows. */
const notFlat = (at: (row: number) => Partial<Row>): string[] =>
  trends(Array.from({ length: 12 }, (_, index) => row(at(index))))
    .filter(({ flat }) => !flat)
    .map(({ series }) => series.name);

describe('the line through the rows of a soak', () => {
  test('rises as the values do, whatever lies beside it', () => {
    expect(growth([10, 20, 30, 40])).toBeCloseTo(30);
    expect(growth([40, 30, 20, 10])).toBeCloseTo(-30);
    expect(growth([5, 9, 5, 9, 5])).toBeCloseTo(0);
    expect(growth([7])).toBe(0);
  });

  test('one value, or none that is a number, is no line', () => {
    const series = { name: 'x', unit: '', mayGrow: 10 };
    expect(trend({ ...series, values: [1] }).flat).toBe(false);
    expect(trend({ ...series, values: [1, Number.NaN] }).flat).toBe(false);
    expect(trend({ ...series, values: [1, 2] }).flat).toBe(true);
  });

  test('what stays, and what only the first rows see, is flat', () => {
    expect(notFlat(() => ({}))).toEqual([]);
    expect(notFlat((at) => (at < warmUpRows(12) ? { pageHeap: 0, observers: 9 } : {}))).toEqual([]);
  });

  test('a slow leak is found in each figure', () => {
    expect(notFlat((at) => ({ pageHeap: 1_600_000 + at * 40_000 }))).toEqual(['heap, page side']);
    expect(notFlat((at) => ({ pageObjects: 7_500 + at * 100 }))).toEqual(['objects, page side']);
    expect(notFlat((at) => ({ popupObjects: 8_000 + at * 100 }))).toEqual(['objects, popup']);
    expect(notFlat((at) => ({ listeners: 32 + Math.floor(at / 2) }))).toEqual(['listeners']);
    expect(notFlat((at) => ({ backgroundHeap: 15_000_000 + at * 200_000 }))).toEqual([
      'heap, background',
    ]);
    expect(notFlat((at) => ({ observers: at > 8 ? 6 : 5 }))).toEqual(['observers']);
  });

  test('what comes and goes is found by its spread', () => {
    expect(notFlat((at) => ({ marks: at % 2 === 0 ? 12 : 11 }))).toContain('marks');
  });
});

test('the same seed chooses the same', () => {
  const [one, other] = [createRandom(42), createRandom(42)];
  const values = Array.from({ length: 1_000 }, () => one.between(3, 9));
  expect(Array.from({ length: 1_000 }, () => other.between(3, 9))).toEqual(values);
  expect([...new Set(values)].sort()).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(createRandom(43).next()).not.toBe(createRandom(42).next());
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { halfOf } from '../../src/cli/half';
import { CATEGORIES } from '../../src/engine';

const line = z.object({
  id: z.string(),
  text: z.string().min(1),
  label: z.enum(['risky', 'clean', 'borderline']),
  category: z.enum(CATEGORIES).optional(),
  genre: z.string(),
  trap: z.union([z.string(), z.array(z.string())]).optional(),
});
type Line = z.infer<typeof line>;

const DIR = new URL('../corpus/', import.meta.url);
const FILES = readdirSync(DIR)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.slice(0, -'.jsonl'.length));

function read(name: string): Line[] {
  const [header, ...lines] = readFileSync(new URL(`${name}.jsonl`, DIR), 'utf8')
    .trim()
    .split('\n');
  expect(JSON.parse(header ?? '')).toHaveProperty('about');
  return lines.map((text) => line.parse(JSON.parse(text)));
}

const corpus = new Map(FILES.map((name) => [name, read(name)] as const));
const all = [...corpus.values()].flat();
const count = (lines: readonly Line[], keep: (entry: Line) => boolean) => lines.filter(keep).length;

describe('the corpus', () => {
  it('gives every post an id of its own, and every risky one a category', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ label, category }) => label === 'risky' && !category)).toEqual([]);
  });

  it('is large and hard enough to measure with', () => {
    expect(count(all, ({ label }) => label === 'risky')).toBeGreaterThanOrEqual(500);
    expect(count(all, ({ label }) => label === 'clean')).toBeGreaterThanOrEqual(800);
    const traps = all.filter(({ trap, label }) => label === 'clean' && trap !== undefined);
    expect(traps.length).toBeGreaterThanOrEqual(300);
    const across = count(traps, ({ trap }) =>
      [trap].flat().some((one) => one?.startsWith('cross-boundary:')),
    );
    expect(across).toBeGreaterThanOrEqual(100);
  });

  it('keeps what is learned from and what is measured on apart', () => {
    const half = (which: 'a' | 'b') =>
      (corpus.get('authored') ?? []).filter(({ id }) => halfOf(id) === which);
    const of = (pattern: RegExp) =>
      FILES.filter((name) => pattern.test(name)).flatMap((name) => corpus.get(name) ?? []);
    const learned = [...of(/^(?:dev|learn)-/), ...half('a')];
    const measured = [...of(/^test-/), ...half('b')];
    expect(learned.length + measured.length).toBe(all.length);
    const texts = new Set(learned.map(({ text }) => text));
    expect(measured.filter(({ text }) => texts.has(text))).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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

const FILES = ['dev-a', 'dev-b', 'dev-rules', 'authored', 'test-a', 'test-b'] as const;

function read(name: string): Line[] {
  const path = new URL(`../corpus/${name}.jsonl`, import.meta.url);
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
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
    const learned = new Set(
      (['dev-a', 'dev-b', 'dev-rules'] as const).flatMap((name) =>
        (corpus.get(name) ?? []).map(({ text }) => text),
      ),
    );
    const shared = (['test-a', 'test-b'] as const)
      .flatMap((name) => corpus.get(name) ?? [])
      .filter(({ text }) => learned.has(text));
    expect(shared).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { isFlagged } from '../../src/engine';
import { type Example, examplesOf } from '../../src/rules/examples';
import { engine, rules, segmenter, verdictOf } from './engine';
import type { Evasion } from './evasions';

export interface Ratio {
  /** Texts that the evasion changes. */
  readonly texts: number;
  readonly found: number;
  /** What was missed, or newly flagged. */
  readonly others: readonly string[];
}

const all = rules.pack.rules.flatMap(examplesOf);
export const flagExamples = all.filter(({ spans }) => spans.length > 0);

/** True if the rule reports each of the example's spans exactly. */
function isFound({ rule, text, spans }: Example): boolean {
  const { findings } = engine.explain(engine.match({ id: rule, text }), segmenter);
  return spans.every(({ start, end }) =>
    findings.some((one) => one.rule === rule && one.start === start && one.end === end),
  );
}

/** How many of the examples are still found, with the right spans in the text as written. */
export function stillFound(evasion: Evasion, examples: readonly Example[]): Ratio {
  const written = examples.flatMap((example) => {
    const marked = evasion.write(example);
    return marked === undefined ? [] : [{ ...example, ...marked }];
  });
  const missed = written.filter((example) => !isFound(example));
  return {
    texts: written.length,
    found: written.length - missed.length,
    others: missed.map(({ rule, field, text }) => `${rule} ${field}: ${text}`),
  };
}

const postSchema = z.object({ text: z.string(), label: z.string() });
const CORPUS = new URL('../corpus/', import.meta.url);

/** Clean examples and clean posts of the open corpus that are not flagged as they stand. */
export function cleanTexts(): string[] {
  const posts = readdirSync(CORPUS)
    .filter((name) => /^(dev|learn)-.*\.jsonl$/.test(name))
    .flatMap((name) => readFileSync(new URL(name, CORPUS), 'utf8').split('\n'))
    .flatMap((line) => {
      const post = line === '' ? undefined : postSchema.safeParse(JSON.parse(line)).data;
      return post?.label === 'clean' ? [post.text] : [];
    });
  const examples = all.flatMap(({ spans, text }) => (spans.length === 0 ? [text] : []));
  return [...new Set([...examples, ...posts])];
}

export function isFlaggedText(text: string): boolean {
  return isFlagged(verdictOf(text).level);
}

/** How many texts, none of them flagged as it stands, are flagged in disguise. */
export function newlyFlagged(evasion: Evasion, texts: readonly string[]): Ratio {
  const written = texts.flatMap((text) => {
    const marked = evasion.write({ text, spans: [] });
    return marked === undefined ? [] : [{ text, written: marked.text }];
  });
  const flagged = written.filter((one) => isFlaggedText(one.written));
  return {
    texts: written.length,
    found: flagged.length,
    others: flagged.map((one) => one.written),
  };
}

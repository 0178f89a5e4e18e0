import { CATEGORIES, type Category, createEngine, type Engine } from '../../src/engine';
import { compileRules } from '../../src/rules/compile';
import { packGrams } from '../../src/rules/pack-grams';
import {
  contextsFileSchema,
  familiesFileSchema,
  frameFileSchema,
  type RulePack,
  ruleFileSchema,
  termFileSchema,
  variantsFileSchema,
} from '../../src/rules/schema';

const both = (text: string) => ({ 'zh-CN': text, en: text });

interface SmallPack {
  readonly rules: Readonly<
    Record<
      string,
      Record<string, unknown> & {
        readonly level?: string;
        readonly broad?: number;
        readonly category?: Category;
      }
    >
  >;
  readonly terms?: Readonly<Record<string, { terms: string[]; allow?: string[] }>>;
  readonly frames?: Readonly<Record<string, { patterns: string[]; allow?: string[] }>>;
  readonly rewrites?: Readonly<Record<string, string>>;
  readonly contexts?: Record<string, unknown>;
}

function noFamilies(): RulePack['families'] {
  const none = { class: 'c', report: 'r', families: {} };
  return familiesFileSchema.parse(Object.fromEntries(CATEGORIES.map((name) => [name, none])));
}

/** A pack of a few rules for one test; every rule accepts every role unless it says otherwise. */
export function makePack(small: SmallPack): RulePack {
  const rules = Object.entries(small.rules).map(
    ([id, { level = 'caution', broad = 0, category = 'false-advertising', ...match }]) => ({
      id: `${category}/${id}`,
      category,
      file: ruleFileSchema.parse({
        level,
        broad,
        title: both('t'),
        why: both('w'),
        check: both('c'),
        mayBeWrong: both('m'),
        source: { report: 'r', law: 'l' },
        guidance: ['AD-4'],
        match: {
          roles: ['seller', 'recruiter', 'ordinary', 'buyer', 'press', 'teacher'],
          ...match,
        },
        examples: { flag: ['a', 'b', 'c'], clean: ['a', 'b', 'c'] },
      }),
    }),
  );
  const map = <A, B>(entries: Readonly<Record<string, A>> | undefined, make: (value: A) => B) =>
    Object.fromEntries(Object.entries(entries ?? {}).map(([name, value]) => [name, make(value)]));
  return {
    version: '2026-01-01',
    tone: [{ push: -9 }, { push: -9 }, { push: -9 }, { push: -9 }, { push: -9 }],
    rules,
    terms: map(small.terms, (list) => termFileSchema.parse({ about: 'a', ...list })),
    frames: map(small.frames, (frame) => frameFileSchema.parse({ about: 'a', ...frame })),
    guidance: { law: {}, lookups: {} },
    families: noFamilies(),
    signs: {},
    variants: variantsFileSchema.parse({ rewrites: small.rewrites ?? {} }),
    voice: { usual: 1, bias: [-1, 0], cues: {}, grams: packGrams({}) },
    contexts: contextsFileSchema.parse({
      stances: {},
      cues: {},
      roles: {},
      examples: [],
      ...small.contexts,
    }),
  };
}

export function makeEngine(small: SmallPack): Engine {
  return createEngine(compileRules(makePack(small)));
}

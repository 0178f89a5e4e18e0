import { cut } from 'jieba-wasm';
import type { Plugin } from 'vite';
import { createJiebaSegmenter } from '../src/engine/jieba';
import { checkExamples } from '../src/rules/check';
import { type LoadedRules, loadRules } from '../src/rules/load-dir';
import type { RuleExamples } from '../src/rules/local-texts';
import { RuleProblems } from '../src/rules/parse-file';
import type { RulePack, RuleTexts } from '../src/rules/schema';
import type { RuleParts } from '../src/rules/team-compile';
import { localise } from './localise';

const MODULES = {
  'virtual:mingjian/engine-data': ({ data }: LoadedRules) => data,
  'virtual:mingjian/rule-texts/zh-CN': ({ pack }: LoadedRules) =>
    localise(ruleTexts(pack), 'zh-CN'),
  'virtual:mingjian/rule-texts/zh-TW': ({ pack }: LoadedRules) =>
    localise(ruleTexts(pack), 'zh-TW'),
  'virtual:mingjian/rule-texts/en': ({ pack }: LoadedRules) => localise(ruleTexts(pack), 'en'),
  'virtual:mingjian/rule-examples': ({ pack }: LoadedRules) => ruleExamples(pack),
  'virtual:mingjian/rule-parts': ({ pack }: LoadedRules) => ruleParts(pack),
} as const;

/** What the interface says about the rules: no patterns, no examples, only guidance in use. */
export function ruleTexts(pack: RulePack): RuleTexts {
  const used = <T>(entries: Readonly<Record<string, T>>, field: 'guidance' | 'lookups') => {
    const named = [...pack.rules.map(({ file }) => file), ...Object.values(pack.signs)];
    const ids = new Set(named.flatMap((one) => one[field]));
    return Object.fromEntries(Object.entries(entries).filter(([id]) => ids.has(id)));
  };
  return {
    version: pack.version,
    rules: Object.fromEntries(
      pack.rules.map(({ id, file: { title, why, check, mayBeWrong, guidance, lookups } }) => [
        id,
        { title, why, check, mayBeWrong, guidance, lookups },
      ]),
    ),
    signs: Object.fromEntries(
      Object.entries(pack.signs).map(([id, { label, note, guidance, lookups }]) => [
        id,
        { label, note, guidance, lookups },
      ]),
    ),
    guidance: {
      law: used(pack.guidance.law, 'guidance'),
      lookups: used(pack.guidance.lookups, 'lookups'),
    },
  };
}

/** Level and examples of every rule, for the settings page. */
export function ruleExamples(pack: RulePack): Record<string, RuleExamples> {
  const textOf = (one: string | { readonly text: string }) =>
    typeof one === 'string' ? one : one.text;
  return Object.fromEntries(
    pack.rules.map(({ id, file: { level, examples } }) => [
      id,
      { level, flag: examples.flag.map(textOf), clean: examples.clean.map(textOf) },
    ]),
  );
}

/** What a team's own rules may borrow: lists, frames, and how texts are understood. */
function ruleParts({
  terms,
  frames,
  variants,
  contexts,
  families,
}: RulePack): Omit<RuleParts, 'voice'> {
  return { terms, frames, variants, contexts, families };
}

let loaded: LoadedRules | undefined;

/** Loads the rules once per build and stops it when a file or one of its examples is wrong. */
function rulesForBuild(): LoadedRules {
  if (loaded !== undefined) return loaded;
  const rules = loadRules('rules');
  const failed = checkExamples(rules, createJiebaSegmenter(cut));
  if (failed.length > 0) throw new RuleProblems(failed);
  loaded = rules;
  return rules;
}

/** Vite plugin: the rule files, checked and compiled, as modules. */
export function rulesPlugin(): Plugin {
  return {
    name: 'mingjian-rules',
    resolveId: (id) => (id in MODULES ? `\0${id}` : undefined),
    load(id) {
      const make = id.startsWith('\0') ? MODULES[id.slice(1) as keyof typeof MODULES] : undefined;
      if (make === undefined) return undefined;
      try {
        // A string literal parsed at run time starts faster than the same data as source text.
        return `export default JSON.parse(${JSON.stringify(JSON.stringify(make(rulesForBuild())))});`;
      } catch (error) {
        if (error instanceof RuleProblems) this.error(`\n${error.message}`);
        throw error;
      }
    },
  };
}

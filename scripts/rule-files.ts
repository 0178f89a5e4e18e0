import { createHash } from 'node:crypto';
import { cut } from 'jieba-wasm';
import type { Plugin } from 'vite';
import { createJiebaSegmenter } from '../src/engine/jieba';
import { checkExamples } from '../src/rules/check';
import { type LoadedRules, loadRules } from '../src/rules/load-dir';
import type { RuleExamples } from '../src/rules/local-texts';
import { type RuleFileName, type RuleFiles, ruleFilePath } from '../src/rules/packaged';
import { RuleProblems } from '../src/rules/parse-file';
import type { RulePack, RuleTexts } from '../src/rules/schema';
import type { RuleParts } from '../src/rules/team-compile';
import { localise } from './localise';

/** What the build makes of the rules: a file each, beside the scripts that ask for it. */
const FILES: { readonly [Name in RuleFileName]: (rules: LoadedRules) => RuleFiles[Name] } = {
  'engine-data': ({ data }) => data,
  'rule-texts.zh-CN': ({ pack }) => localise(ruleTexts(pack), 'zh-CN'),
  'rule-texts.zh-TW': ({ pack }) => localise(ruleTexts(pack), 'zh-TW'),
  'rule-texts.en': ({ pack }) => localise(ruleTexts(pack), 'en'),
  'rule-examples': ({ pack }) => ruleExamples(pack),
  'rule-parts': ({ pack }) => ruleParts(pack),
};

/** What the interface says about the rules: no patterns, no examples, only guidance in use. */
function ruleTexts(pack: RulePack): RuleTexts {
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

/**
 * The rule files, checked and compiled, as the package ships them. Out: place in the package and
 * contents. Throws RuleProblems, with every mistake by file and line.
 */
export function* ruleFiles(): Generator<{
  name: RuleFileName;
  relativeDest: string;
  contents: string;
}> {
  const rules = rulesForBuild();
  for (const [key, make] of Object.entries(FILES)) {
    const name = key as RuleFileName;
    yield { name, relativeDest: ruleFilePath(name), contents: JSON.stringify(make(rules)) };
  }
}

const RULE_SUMS = 'virtual:mingjian/rule-sums';

/** Vite plugin for whatever reads the rule files: their sums, as `integrity` of a request takes them. */
export function ruleSumsPlugin(): Plugin {
  return {
    name: 'mingjian-rule-sums',
    resolveId: (id) => (id === RULE_SUMS ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${RULE_SUMS}`) return undefined;
      const all = [...ruleFiles()].map(({ name, contents }) => [name, sumOf(contents)] as const);
      return `export default ${JSON.stringify(Object.fromEntries(all))};`;
    },
  };
}

function sumOf(contents: string): string {
  return `sha256-${createHash('sha256').update(contents, 'utf8').digest('base64')}`;
}

const ENGINE_DATA = 'virtual:mingjian/engine-data';

/** Vite plugin for the library (`mingjian/engine`): the compiled rules as a module. */
export function engineDataPlugin(): Plugin {
  return {
    name: 'mingjian-engine-data',
    resolveId: (id) => (id === ENGINE_DATA ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${ENGINE_DATA}`) return undefined;
      // A string literal parsed at run time starts faster than the same data as source text.
      const json = JSON.stringify(FILES['engine-data'](rulesForBuild()));
      return `export default JSON.parse(${JSON.stringify(json)});`;
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { EngineData } from '../engine/data';
import { CATEGORIES } from '../engine/types';
import { compileRules } from './compile';
import { packGrams } from './pack-grams';
import {
  firstLine,
  type ParsedFile,
  parseFile,
  type RuleProblem,
  RuleProblems,
} from './parse-file';
import {
  contextsFileSchema,
  disguisesFileSchema,
  familiesFileSchema,
  frameFileSchema,
  guidanceFileSchema,
  KEBAB,
  packFileSchema,
  type RulePack,
  type RuleSource,
  ruleFileSchema,
  signsFileSchema,
  termFileSchema,
  variantsFileSchema,
  voiceFileSchema,
} from './schema';
import { BLANK } from './skeleton';

/** Node only: reads a folder of rule files. The browser gets the compiled data at build time. */

export interface LoadOptions {
  /** Leave broken files out and list their problems, instead of throwing: for rule authors. */
  readonly skipBroken?: boolean;
  /** Another voice file, path from the rules folder without its ending: to measure without leaks. */
  readonly voice?: string;
}

export interface LoadedRules {
  readonly pack: RulePack;
  readonly data: EngineData;
  /** Empty, unless broken files were to be skipped. */
  readonly problems: readonly RuleProblem[];
  /** Line of a field in one of the files, for messages. */
  lineOf(file: string, path: readonly (string | number)[]): number;
}

function yamlNames(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/** What rules and signs name in guidance.yaml. */
interface References {
  readonly guidance: readonly string[];
  readonly lookups: readonly string[];
}
const SIGNS_FILE = 'rules/signs.yaml';

class Loader {
  readonly problems: RuleProblem[] = [];
  readonly lines = new Map<string, ParsedFile<unknown>>();

  constructor(readonly root: string) {}

  read<S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined {
    const file = `rules/${name}.yaml`;
    const base = name.split('/').at(-1) as string;
    if (!KEBAB.test(base)) this.add(file, 1, '', 'the file name must be kebab-case');
    try {
      const parsed = parseFile(file, readFileSync(join(this.root, `${name}.yaml`), 'utf8'), schema);
      this.lines.set(file, parsed);
      return parsed.value;
    } catch (error) {
      if (!(error instanceof RuleProblems)) throw error;
      this.problems.push(...error.problems);
      return undefined;
    }
  }

  /** For generated files, too large for a YAML parser to be quick with. */
  readJson<S extends z.ZodType>(name: string, schema: S): z.output<S> | undefined {
    const file = `rules/${name}.json`;
    try {
      return schema.parse(JSON.parse(readFileSync(join(this.root, `${name}.json`), 'utf8')));
    } catch (error) {
      this.add(file, 1, '', firstLine(error));
      return undefined;
    }
  }

  add(file: string, line: number, field: string, message: string): void {
    this.problems.push({ file, line, field, message });
  }

  addAt(file: string, path: readonly PropertyKey[], message: string): void {
    this.add(file, this.lines.get(file)?.lineOf(path) ?? 1, path.join('.'), message);
  }

  /** What `npm run rule:new` left to be written. */
  addBlanks(file: string, value: unknown, path: readonly (string | number)[] = []): void {
    if (typeof value === 'string') {
      const blank = BLANK.exec(value)?.[1];
      if (blank !== undefined) this.addAt(file, path, `still to be written: ${blank}`);
    } else if (Array.isArray(value)) {
      value.forEach((inner, i) => {
        this.addBlanks(file, inner, [...path, i]);
      });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) this.addBlanks(file, inner, [...path, key]);
    }
  }

  stopIfWrong(): void {
    if (this.problems.length > 0) throw new RuleProblems(this.problems);
  }

  all<S extends z.ZodType>(folder: string, schema: S): Record<string, z.output<S>> {
    const entries: Record<string, z.output<S>> = {};
    for (const name of yamlNames(join(this.root, folder))) {
      const value = this.read(`${folder}/${name}`, schema);
      if (value !== undefined) entries[name] = value;
    }
    return entries;
  }
}

/** In: disguises.json. Out: form → what it is read as. */
function formsOf(disguises: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(disguises).flatMap(([reading, forms]) =>
      forms.split('|').map((form) => [form, reading]),
    ),
  );
}

/**
 * Reads, checks and compiles all rule files.
 * In: the `rules` folder. Out: the pack and the engine data. Throws RuleProblems with every mistake
 * found, each with file, line and field.
 */
export function loadRules(
  root: string,
  { skipBroken = false, voice: voiceName = 'voice' }: LoadOptions = {},
): LoadedRules {
  const loader = new Loader(root);
  const info = loader.read('pack', packFileSchema);
  const guidance = loader.read('guidance', guidanceFileSchema);
  const families = loader.read('families', familiesFileSchema);
  const signs = loader.read('signs', signsFileSchema);
  const variants = loader.read('variants', variantsFileSchema);
  const contexts = loader.read('contexts', contextsFileSchema);
  const disguises = loader.readJson('disguises', disguisesFileSchema);
  const voice = loader.readJson(voiceName, voiceFileSchema);
  const terms = loader.all('terms', termFileSchema);
  const frames = loader.all('frames', frameFileSchema);
  const rules: RuleSource[] = [];
  for (const category of CATEGORIES) {
    for (const [name, file] of Object.entries(loader.all(category, ruleFileSchema))) {
      rules.push({ id: `${category}/${name}`, category, file });
      loader.addBlanks(`rules/${category}/${name}.yaml`, file);
    }
  }
  if (!skipBroken) loader.stopIfWrong();
  if (!info || !guidance || !families || !signs || !variants || !disguises || !contexts || !voice)
    throw new Error('a rule file is missing');
  const checkReferences = (file: string, path: readonly string[], named: References) => {
    named.guidance.forEach((ref, i) => {
      if (guidance.law[ref] !== undefined) return;
      loader.addAt(file, [...path, 'guidance', i], `guidance.yaml has no law "${ref}"`);
    });
    named.lookups.forEach((ref, i) => {
      if (guidance.lookups[ref] !== undefined) return;
      loader.addAt(file, [...path, 'lookups', i], `guidance.yaml has no look-up "${ref}"`);
    });
  };
  for (const { id, file } of rules) checkReferences(`rules/${id}.yaml`, [], file);
  for (const [id, sign] of Object.entries(signs)) checkReferences(SIGNS_FILE, [id], sign);
  const pack: RulePack = {
    version: info.version,
    tone: info.tone,
    stray: info.stray,
    rules,
    terms,
    frames,
    guidance,
    families,
    signs,
    variants: { rewrites: { ...formsOf(disguises), ...variants.rewrites } },
    contexts,
    voice: { ...voice, grams: packGrams(voice.grams) },
  };
  const data = compileRules(pack, (problem) => {
    loader.addAt(problem.file, problem.path, problem.detail);
  });
  if (!skipBroken) loader.stopIfWrong();
  const lineOf: LoadedRules['lineOf'] = (file, path) => {
    const keys = path.map((key) => (/^\d+$/.test(String(key)) ? Number(key) : key));
    return loader.lines.get(file)?.lineOf(keys) ?? 1;
  };
  return { pack, data, lineOf, problems: loader.problems };
}

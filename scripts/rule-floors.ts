/**
 * How right each rule is at each tone, in posts of writers that the voice has not learned: what
 * `match.push` of a rule, and the floors of rules/pack.yaml, are chosen by. Learns from four fifths of
 * the writers, judges the last fifth, five times.
 * Run: npm run rules:floors -- TRAIN.jsonl[@a]... [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cut } from 'jieba-wasm';
import { RULES_DIR } from '../src/cli/rules-dir';
import { createEngine, isFlagged } from '../src/engine';
import type { EngineData, RuleData } from '../src/engine/data';
import { createJiebaSegmenter } from '../src/engine/jieba';
import { loadRules } from '../src/rules/load-dir';
import { packGrams } from '../src/rules/pack-grams';
import { fitVoice, usualShare } from './voice/fit';
import { type Sample, SampleReader } from './voice/samples';
import { SALADS, wordSalads } from './voice/word-salad';

const FOLDS = 5;
/** Upper ends of the bands of tone (log odds). */
const BANDS = [-0.2, -0.001, 0.001, 0.3, 0.8, 1.4, 2, 99] as const;

interface Heard {
  readonly id: string;
  readonly risky: boolean;
  readonly category: string | undefined;
  readonly push: number;
  readonly leans: Readonly<Record<string, number>>;
  readonly rules: readonly string[];
}

const rules = loadRules(RULES_DIR);
const cueNames = rules.data.cues.map((cue) => cue.id);
const segmenter = createJiebaSegmenter(cut);
// Every rule, whatever the tone; with a lean, so that every text is asked for its category.
const deaf: readonly RuleData[] = rules.data.rules.map((rule) => {
  const { push: _push, beside: _beside, ...rest } = rule;
  return { ...rest, lean: Number.NEGATIVE_INFINITY };
});

function hear(samples: readonly Sample[], data: EngineData): Heard[] {
  const engine = createEngine(data);
  return samples.map((sample) => {
    const matched = engine.match({ id: '', text: sample.text });
    const { findings, push, leans } = engine.explain(matched, segmenter);
    const found = findings.filter(({ level }) => isFlagged(level)).map(({ rule }) => rule);
    const { id, push: risky, category } = sample;
    return { id, risky, category, push, leans, rules: [...new Set(found)] };
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
});
const reader = new SampleReader(rules);
const samples = reader.read(positionals);
const salads = reader.salads(wordSalads(SALADS));
const writers = [...new Set(samples.map(({ writer }) => writer))];
const foldOf = ({ writer }: Sample) => writers.indexOf(writer) % FOLDS;
const heard: Heard[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const learned = samples.filter((sample) => foldOf(sample) !== fold);
  const others = samples.filter((sample) => foldOf(sample) === fold);
  const voice = fitVoice([...learned, ...salads], cueNames);
  const data = {
    ...rules.data,
    rules: deaf,
    voice: { ...voice, usual: usualShare(voice, others), grams: packGrams(voice.grams) },
  };
  heard.push(...hear(others, data));
  console.error(`fold ${fold + 1} of ${FOLDS}`);
}
if (values.json) writeFileSync(values.json, heard.map((one) => JSON.stringify(one)).join('\n'));

const heads = BANDS.map((top, i) => (i === 0 ? `< ${top}` : top === 99 ? 'above' : `< ${top}`));
console.log(`${'rule'.padEnd(44)} floor ${heads.map((head) => head.padStart(9)).join('')}`);
for (const rule of rules.data.rules.filter(({ level }) => isFlagged(level))) {
  const cells = BANDS.map((top, i) => {
    const bottom = BANDS[i - 1] ?? Number.NEGATIVE_INFINITY;
    const posts = heard.filter(
      (post) => post.rules.includes(rule.id) && post.push >= bottom && post.push < top,
    );
    const right = posts.filter(({ risky }) => risky).length;
    return (posts.length === 0 ? '' : `${right}/${posts.length}`).padStart(9);
  });
  console.log(`${rule.id.padEnd(44)} ${String(rule.push ?? '').padStart(5)} ${cells.join('')}`);
}

/**
 * Fits rules/voice.json: the linear models of engine/voice.ts. Learns from the project's own corpus
 * only. Small weights are left out.
 * Run: npm run voice:fit -- TRAIN.jsonl[@a]... [--examples] [--write] [--test FILE.jsonl[@b]]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RULES_DIR } from '../src/cli/node-engine';
import { CATEGORIES } from '../src/engine';
import type { VoiceData } from '../src/engine/data';
import { createVoice, normaliser, QUESTIONS, type Question } from '../src/engine/voice';
import { loadRules } from '../src/rules/load-dir';
import { fitLogistic } from './voice/logistic';
import { type Sample, SampleReader } from './voice/samples';

const MIN_WEIGHT = 0.05;

const rules = loadRules(RULES_DIR, { skipBroken: true });
const cueNames = rules.data.cues.map((cue) => cue.id);

/** What a sample teaches about a question; undefined = nothing. */
function answer(sample: Sample, question: Question): boolean | undefined {
  if (question === 'offer' || question === 'push') return sample[question];
  return sample.category === undefined ? undefined : sample.category === question;
}

function fitVoice(samples: readonly Sample[]): VoiceData {
  const models = QUESTIONS.map((question) => {
    const rows = samples.flatMap((sample) => {
      const is = answer(sample, question);
      if (is === undefined) return [];
      const cues = cueNames.map((name) => sample.cues.get(name) ?? 0);
      return [{ grams: sample.grams, cues, scale: 1 / normaliser(sample.grams.length), is }];
    });
    return fitLogistic(rows, cueNames.length);
  });
  const grams = new Set(models.flatMap((model) => [...model.grams.keys()]));
  const entries = [...grams].sort().map((gram) => {
    const weights = models.map((model) => model.grams.get(gram) ?? 0);
    return [
      gram,
      rounded(
        weights.map((w) => (Math.abs(w) < MIN_WEIGHT ? 0 : w)),
        1,
      ),
    ] as const;
  });
  return {
    bias: rounded(
      models.map((model) => model.bias),
      2,
    ),
    cues: Object.fromEntries(
      cueNames.map((name, i) => [
        name,
        rounded(
          models.map((model) => model.cues[i] ?? 0),
          2,
        ),
      ]),
    ),
    grams: Object.fromEntries(entries.filter(([, weights]) => weights.length > 0)),
  };
}

/** Rounded; zeros at the end left out. */
function rounded(weights: readonly number[], digits: number): number[] {
  const short = weights.map((weight) => Number(weight.toFixed(digits)));
  while (short.length > 0 && Math.abs(short[short.length - 1] ?? 0) === 0) short.pop();
  return short.map((weight) => (weight === 0 ? 0 : weight));
}

/** How often each question is answered rightly, and how the genres sound. */
function report(name: string, model: VoiceData, samples: readonly Sample[]): void {
  const voice = createVoice(model);
  const genres = new Map<string, { offer: number; push: number; all: number }>();
  const right = { offer: 0, push: 0, category: 0 };
  const asked = { offer: 0, push: 0, category: 0 };
  for (const sample of samples) {
    voice.hear(sample.units, sample.units.length);
    const { offer, push, leans } = voice.answer(sample.cues);
    const entry = genres.get(sample.genre) ?? { offer: 0, push: 0, all: 0 };
    entry.all++;
    if (offer > 0) entry.offer++;
    if (push > 0) entry.push++;
    genres.set(sample.genre, entry);
    if (sample.offer !== undefined) asked.offer++;
    if (offer > 0 === sample.offer) right.offer++;
    asked.push++;
    if (push > 0 === sample.push) right.push++;
    if (sample.category === undefined) continue;
    asked.category++;
    const best = CATEGORIES.reduce((a, b) => (leans[b] > leans[a] ? b : a));
    if (best === sample.category) right.category++;
  }
  const percent = (what: keyof typeof right) =>
    `${what} ${((100 * right[what]) / Math.max(1, asked[what])).toFixed(1)} %`;
  console.log(
    `${name}: ${samples.length} posts, right: ${percent('offer')}, ${percent('push')}, ${percent('category')}`,
  );
  for (const [genre, { offer, push, all }] of [...genres].sort()) {
    console.log(
      `  ${genre.padEnd(26)} offer ${String(offer).padStart(4)}  push ${String(push).padStart(4)}  of ${all}`,
    );
  }
}

function write(file: string, model: VoiceData): void {
  // One entry a line, so that a change can be read as a diff.
  const lines = (entries: VoiceData['grams']) =>
    Object.entries(entries)
      .map(([name, weights]) => `    ${JSON.stringify(name)}: ${JSON.stringify(weights)}`)
      .join(',\n');
  writeFileSync(
    file,
    `{\n  "bias": ${JSON.stringify(model.bias)},\n  "cues": {\n${lines(model.cues)}\n  },\n  "grams": {\n${lines(model.grams)}\n  }\n}\n`,
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'boolean' },
    examples: { type: 'boolean' },
    to: { type: 'string', default: 'rules/voice.json' },
    test: { type: 'string', multiple: true, default: [] },
  },
});
const reader = new SampleReader(rules);
const samples = [...reader.read(positionals), ...(values.examples ? reader.ruleExamples() : [])];
// Held apart inside the training files: every fifth post.
const apart = fitVoice(samples.filter((_, i) => i % 5 !== 0));
report(
  'held apart (one fifth)',
  apart,
  samples.filter((_, i) => i % 5 === 0),
);
const model = fitVoice(samples);
console.log(`${Object.keys(model.grams).length} weights from ${samples.length} posts`);
for (const file of values.test) report(file, model, reader.read([file]));
if (values.write) write(values.to, model);

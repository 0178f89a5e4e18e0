/**
 * Fits rules/voice.yaml: the linear model that tells offers from reports, lessons, complaints and
 * talk (engine/voice.ts). Learns from the project's own corpus only. Logistic regression with L2
 * penalty by gradient descent (AdaGrad); then the small weights are left out.
 * Run: npm run voice:fit -- TRAIN.jsonl... [--write] [--test FILE.jsonl]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { RULES_DIR } from '../src/cli/node-engine';
import { cueStrengths } from '../src/engine/context';
import { createMatcher, matchGroups } from '../src/engine/match';
import { normalise, prepareRewrites } from '../src/engine/normalise';
import {
  createVoice,
  gramsOf,
  lengthFeature,
  MAX_VOICE_UNITS,
  normaliser,
} from '../src/engine/voice';
import { loadRules } from '../src/rules/load-dir';

/** Genres in which somebody offers goods, services, work or a place in a team. */
const OFFERS = new Set(['risky_post', 'legit_ad', 'legit_recruit_business']);
const EPOCHS = 60;
const RATE = 0.5;
const L2 = Number(process.env.L2 ?? 2e-4);
const MIN_POSTS = Number(process.env.MIN_POSTS ?? 3);
const MIN_WEIGHT = 0.15;

interface Sample {
  readonly grams: readonly string[];
  readonly text: string;
  readonly cues: ReadonlyMap<string, number>;
  readonly offer: boolean;
  readonly genre: string;
}

const rules = loadRules(RULES_DIR);
const rewrites = prepareRewrites(rules.data.rewrites);
const matcher = createMatcher(rules.data);
const cueNames = rules.data.cues.map((cue) => cue.id);

function read(files: readonly string[], keep: (id: string) => boolean = () => true): Sample[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('{"about"'))
      .flatMap((line) => {
        const { id, text, genre, label } = JSON.parse(line) as Record<string, string>;
        if (label === 'borderline' || !keep(String(id))) return [];
        const normalised = normalise(String(text), rewrites);
        const dense = normalised.text.slice(0, MAX_VOICE_UNITS);
        const cues = cueStrengths(rules.data, matchGroups(matcher, normalised));
        const kind = label === 'risky' ? 'risky_post' : String(genre);
        return [
          {
            grams: [...new Set(gramsOf(dense))],
            text: dense,
            cues,
            offer: OFFERS.has(kind),
            genre: kind,
          },
        ];
      }),
  );
}

interface Fitted {
  bias: number;
  lengthWeight: number;
  cues: Record<string, number>;
  grams: Record<string, number>;
}

function fitModel(samples: readonly Sample[]): Fitted {
  const posts = new Map<string, number>();
  for (const { grams } of samples)
    for (const gram of grams) posts.set(gram, (posts.get(gram) ?? 0) + 1);
  const known = new Map<string, number>();
  for (const [gram, count] of posts) if (count >= MIN_POSTS) known.set(gram, known.size);
  const cueAt = known.size;
  const size = known.size + cueNames.length + 2;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  const rows = samples.map(({ grams, text, cues, offer }) => ({
    cues: cueNames.map((name) => cues.get(name) ?? 0),
    at: grams.flatMap((gram) => known.get(gram) ?? []),
    scale: 1 / normaliser(grams.length),
    length: lengthFeature(text),
    y: offer ? 1 : 0,
  }));
  const positives = rows.filter((row) => row.y === 1).length;
  const balance = [rows.length / (2 * (rows.length - positives)), rows.length / (2 * positives)];
  const step = (i: number, gradient: number) => {
    squares[i] = (squares[i] ?? 0) + gradient * gradient;
    weights[i] = (weights[i] ?? 0) - (RATE * gradient) / Math.sqrt(squares[i] ?? 1);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let n = 0; n < rows.length; n++) {
      // A fixed walk through all rows: the same run gives the same weights.
      const row = rows[(n * 7919 + epoch * 104729) % rows.length];
      if (row === undefined) continue;
      let z = (weights[size - 1] ?? 0) + (weights[size - 2] ?? 0) * row.length;
      for (const i of row.at) z += (weights[i] ?? 0) * row.scale;
      row.cues.forEach((value, i) => {
        z += value * (weights[cueAt + i] ?? 0);
      });
      const error = (1 / (1 + Math.exp(-z)) - row.y) * (balance[row.y] ?? 1);
      for (const i of row.at) step(i, error * row.scale + L2 * (weights[i] ?? 0));
      row.cues.forEach((value, i) => {
        if (value > 0) step(cueAt + i, error * value + L2 * (weights[cueAt + i] ?? 0));
      });
      step(size - 1, error);
      step(size - 2, error * row.length);
    }
  }
  const grams: Record<string, number> = {};
  for (const [gram, i] of [...known].sort((a, b) => (weights[b[1]] ?? 0) - (weights[a[1]] ?? 0))) {
    const weight = Number((weights[i] ?? 0).toFixed(2));
    if (Math.abs(weight) >= MIN_WEIGHT) grams[gram] = weight;
  }
  const round = (value: number | undefined) => Number((value ?? 0).toFixed(3));
  const cues = Object.fromEntries(cueNames.map((name, i) => [name, round(weights[cueAt + i])]));
  return { bias: round(weights[size - 1]), lengthWeight: round(weights[size - 2]), cues, grams };
}

function report(name: string, model: Fitted, samples: readonly Sample[]): void {
  const voice = createVoice(model);
  const genres = new Map<string, { offer: number; all: number }>();
  let right = 0;
  for (const sample of samples) {
    const offer = voice.score(sample.text, sample.cues) > 0;
    if (offer === sample.offer) right++;
    const entry = genres.get(sample.genre) ?? { offer: 0, all: 0 };
    entry.all++;
    if (offer) entry.offer++;
    genres.set(sample.genre, entry);
  }
  console.log(
    `${name}: ${((100 * right) / samples.length).toFixed(1)} % right of ${samples.length}`,
  );
  for (const [genre, { offer, all }] of [...genres].sort()) {
    console.log(`  ${genre.padEnd(26)} read as an offer ${offer} / ${all}`);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, test: { type: 'string', multiple: true, default: [] } },
});
const samples = read(positionals);
// Held apart inside the training files: every fifth post.
const apart = fitModel(samples.filter((_, i) => i % 5 !== 0));
report(
  'held apart (one fifth)',
  apart,
  samples.filter((_, i) => i % 5 === 0),
);
const model = fitModel(samples);
console.log(`${Object.keys(model.grams).length} weights`);
for (const file of values.test) report(file, model, read([file]));
if (values.write) {
  const head =
    '# Fitted by scripts/fit-voice.ts from the project corpus. Do not edit by hand.\n' +
    '# Weight of each pair or triple of characters for "this text offers something".\n';
  writeFileSync('rules/voice.yaml', head + stringify(model, { lineWidth: 0 }));
}

/**
 * Fits rules/voice.json: the linear models that tell offers from reports, lessons, complaints and
 * talk, and pushy offers from all else (engine/voice.ts). Learns from the project's own corpus only. Logistic regression with L2
 * penalty by gradient descent (AdaGrad); then the small weights are left out.
 * Run: npm run voice:fit -- TRAIN.jsonl[@a]... [--write] [--test FILE.jsonl[@b]]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { halfOf } from '../src/cli/half';
import { RULES_DIR } from '../src/cli/node-engine';
import { cueStrengths } from '../src/engine/context';
import type { VoiceData } from '../src/engine/data';
import { GroupMatcher } from '../src/engine/match';
import { type Normalised, normalise, prepareRewrites } from '../src/engine/normalise';
import { createMatcher } from '../src/engine/rows';
import { createVoice, gramsOf, MAX_VOICE_UNITS, normaliser } from '../src/engine/voice';
import { loadRules } from '../src/rules/load-dir';

/** Genres in which somebody offers goods, services, work or a place in a team. */
const OFFERS = new Set(['risky_post', 'legit_ad', 'legit_recruit_business']);
/** Clean posts of which it is not said whether they offer something. */
const UNSAID = new Set(['mixed', 'clean_example']);
const EPOCHS = 25;
const RATE = 0.5;
const L2 = 2e-4;
const MIN_POSTS = 2;
const MIN_WEIGHT = 0.2;

interface Sample {
  readonly grams: readonly string[];
  readonly units: Uint16Array;
  readonly cues: ReadonlyMap<string, number>;
  /** Undefined where nobody has said: such posts teach only about the tone. */
  readonly offer: boolean | undefined;
  readonly push: boolean;
  readonly genre: string;
}

const rules = loadRules(RULES_DIR, { skipBroken: true });
const rewrites = prepareRewrites(rules.data.rewrites);
const matcher = new GroupMatcher(createMatcher(rules.data, new Set(rules.data.groups.keys())));
const cueGroups = rules.data.cues.flatMap(({ group, allow }) => [group, allow]);
const cueNames = rules.data.cues.map((cue) => cue.id);

function cuesOf(normalised: Normalised): Map<string, number> {
  matcher.read(normalised);
  return cueStrengths(rules.data, matcher.run(cueGroups));
}

function sampleOf(text: string, genre: string): Sample {
  const normalised = normalise(text, rewrites);
  const dense = normalised.text.slice(0, MAX_VOICE_UNITS);
  return {
    grams: [...new Set(gramsOf(dense))],
    units: normalised.units,
    cues: cuesOf(normalised),
    offer: UNSAID.has(genre) ? undefined : OFFERS.has(genre),
    push: genre === 'risky_post',
    genre,
  };
}

/** Reads labelled posts. `FILE@a` takes only that half of the file, as `eval --half a` does. */
function read(files: readonly string[]): Sample[] {
  return files.flatMap((name) => {
    const [file = name, half] = name.split(/@(?=[ab]$)/);
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('{"about"'))
      .flatMap((line) => {
        const { id, text, genre, label } = JSON.parse(line) as Record<string, string>;
        if (label === 'borderline' || (half !== undefined && halfOf(String(id)) !== half))
          return [];
        return [sampleOf(String(text), label === 'risky' ? 'risky_post' : String(genre))];
      });
  });
}

/** The examples of the rules, the shortest texts there are: `flag` is pushy, `clean` is not. */
function ruleExamples(): Sample[] {
  return rules.pack.rules.flatMap(({ file }) => {
    const samples = (examples: typeof file.examples.flag, genre: string) =>
      examples
        .map((example) => (typeof example === 'string' ? example : example.text))
        .map((text) => sampleOf(text.replace(/[【】]/g, ''), genre));
    const flag = file.level === 'info' ? [] : samples(file.examples.flag, 'risky_post');
    return [...flag, ...samples(file.examples.clean, 'clean_example')];
  });
}

interface Fitted {
  readonly bias: number;
  readonly cues: Readonly<Record<string, number>>;
  readonly grams: Readonly<Record<string, number>>;
}

function fitModel(all: readonly Sample[], target: 'offer' | 'push'): Fitted {
  const samples = all.filter((sample) => sample[target] !== undefined);
  const posts = new Map<string, number>();
  for (const { grams } of samples)
    for (const gram of grams) posts.set(gram, (posts.get(gram) ?? 0) + 1);
  const known = new Map<string, number>();
  for (const [gram, count] of posts) if (count >= MIN_POSTS) known.set(gram, known.size);
  const cueAt = known.size;
  const size = known.size + cueNames.length + 1;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  const rows = samples.map(({ grams, cues, [target]: is }) => ({
    cues: cueNames.map((name) => cues.get(name) ?? 0),
    at: grams.flatMap((gram) => known.get(gram) ?? []),
    scale: 1 / normaliser(grams.length),
    y: is ? 1 : 0,
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
      let z = weights[size - 1] ?? 0;
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
    }
  }
  const grams: Record<string, number> = {};
  for (const [gram, i] of [...known].sort((a, b) => (weights[b[1]] ?? 0) - (weights[a[1]] ?? 0))) {
    const weight = Number((weights[i] ?? 0).toFixed(2));
    if (Math.abs(weight) >= MIN_WEIGHT) grams[gram] = weight;
  }
  const round = (value: number | undefined) => Number((value ?? 0).toFixed(3));
  const cues = Object.fromEntries(cueNames.map((name, i) => [name, round(weights[cueAt + i])]));
  return { bias: round(weights[size - 1]), cues, grams };
}

/** Both models in one table: [offer, push]. */
function fitBoth(samples: readonly Sample[]): VoiceData {
  const offer = fitModel(samples, 'offer');
  const push = fitModel(samples, 'push');
  const pairs = (field: 'cues' | 'grams') => {
    const names = new Set([...Object.keys(offer[field]), ...Object.keys(push[field])]);
    return Object.fromEntries(
      [...names]
        .sort()
        .map((name) => [name, [offer[field][name] ?? 0, push[field][name] ?? 0]] as const),
    );
  };
  return { bias: [offer.bias, push.bias], cues: pairs('cues'), grams: pairs('grams') };
}

function report(name: string, model: VoiceData, samples: readonly Sample[]): void {
  const voice = createVoice(model);
  const genres = new Map<string, { offer: number; push: number; all: number }>();
  let offers = 0;
  let pushes = 0;
  for (const sample of samples) {
    const scores = voice.score(sample.units, sample.units.length, sample.cues);
    const entry = genres.get(sample.genre) ?? { offer: 0, push: 0, all: 0 };
    entry.all++;
    if (scores.offer > 0) entry.offer++;
    if (scores.push > 0) entry.push++;
    if (scores.offer > 0 === sample.offer) offers++;
    if (scores.push > 0 === sample.push) pushes++;
    genres.set(sample.genre, entry);
  }
  const percent = (count: number) => `${((100 * count) / samples.length).toFixed(1)} %`;
  console.log(
    `${name}: right of ${samples.length}: offer ${percent(offers)}, push ${percent(pushes)}`,
  );
  for (const [genre, { offer, push, all }] of [...genres].sort()) {
    console.log(
      `  ${genre.padEnd(26)} offer ${String(offer).padStart(4)}  push ${String(push).padStart(4)}  of ${all}`,
    );
  }
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
const samples = values.examples ? [...read(positionals), ...ruleExamples()] : read(positionals);
// Held apart inside the training files: every fifth post.
const apart = fitBoth(samples.filter((_, i) => i % 5 !== 0));
const rest = samples.filter((_, i) => i % 5 === 0);
report('held apart (one fifth)', apart, rest);
const model = fitBoth(samples);
console.log(`${Object.keys(model.grams).length} weights from ${samples.length} posts`);
for (const file of values.test) report(file, model, read([file]));
if (values.write) {
  // One entry a line, so that a change can be read as a diff.
  const lines = (entries: VoiceData['grams']) =>
    Object.entries(entries)
      .map(([name, pair]) => `    ${JSON.stringify(name)}: ${JSON.stringify(pair)}`)
      .join(',\n');
  writeFileSync(
    values.to,
    `{\n  "bias": ${JSON.stringify(model.bias)},\n  "cues": {\n${lines(model.cues)}\n  },\n  "grams": {\n${lines(model.grams)}\n  }\n}\n`,
  );
}

/**
 * Fits rules/voice.json: the linear models of engine/voice.ts. Learns from the project's own corpus
 * only, and from word salads that teach nothing but silence. Small weights are left out.
 * Run: npm run voice:fit -- TRAIN.jsonl[@a]... [--examples] [--write] [--test FILE.jsonl[@b]]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RULES_DIR } from '../src/cli/rules-dir';
import { CATEGORIES } from '../src/engine';
import { createVoice, UNHEARD } from '../src/engine/voice';
import { loadRules } from '../src/rules/load-dir';
import { packGrams } from '../src/rules/pack-grams';
import type { VoiceFile } from '../src/rules/schema';
import { fitVoice, usualShare } from './voice/fit';
import { type Sample, SampleReader } from './voice/samples';
import { SALADS, wordSalads } from './voice/word-salad';

const rules = loadRules(RULES_DIR, { skipBroken: true });
const cueNames = rules.data.cues.map((cue) => cue.id);

/** How often each question is answered rightly, and how the genres sound. */
function report(name: string, model: VoiceFile, samples: readonly Sample[]): void {
  const voice = createVoice({ ...model, grams: packGrams(model.grams) });
  const genres = new Map<string, { offer: number; push: number; all: number }>();
  const right = { offer: 0, push: 0, category: 0 };
  const asked = { offer: 0, push: 0, category: 0 };
  for (const sample of samples) {
    voice.hear(sample.units, sample.units.length);
    const { offer, push, leans } = voice.answer(sample.cues);
    const entry = genres.get(sample.genre) ?? { offer: 0, push: 0, all: 0 };
    entry.all++;
    if (offer > 0) entry.offer++;
    // Where nothing is heard there is no answer.
    if (push > UNHEARD) entry.push++;
    genres.set(sample.genre, entry);
    if (sample.offer !== undefined) asked.offer++;
    if (offer > 0 === sample.offer) right.offer++;
    asked.push++;
    if (push > UNHEARD === sample.push) right.push++;
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

function write(file: string, model: VoiceFile): void {
  // One entry a line, so that a change can be read as a diff.
  const lines = (entries: VoiceFile['grams']) =>
    Object.entries(entries)
      .map(([name, weights]) => `    ${JSON.stringify(name)}: ${JSON.stringify(weights)}`)
      .join(',\n');
  writeFileSync(
    file,
    `{\n  "usual": ${model.usual},\n  "bias": ${JSON.stringify(model.bias)},\n  "cues": {\n${lines(model.cues)}\n  },\n  "grams": {\n${lines(model.grams)}\n  }\n}\n`,
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
const others = samples.filter((_, i) => i % 5 === 0);
const salads = reader.salads(wordSalads(SALADS));
const apart = fitVoice([...samples.filter((_, i) => i % 5 !== 0), ...salads], cueNames);
const usual = usualShare(apart, others);
report('held apart (one fifth)', { usual, ...apart }, others);
const model = { usual, ...fitVoice([...samples, ...salads], cueNames) };
console.log(`${Object.keys(model.grams).length} weights from ${samples.length} posts`);
for (const file of values.test) report(file, model, reader.read([file]));
if (values.write) write(values.to, model);

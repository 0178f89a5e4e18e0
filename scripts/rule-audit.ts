/**
 * How right every single pattern of the sharp rules is: the words alone, in any tone. A rule that is
 * right on the whole can hide patterns that mostly mean something else.
 * Run: npm run rules:audit -- FILE.jsonl[@a]... [--rule NAME] [--below SHARE] [--spans N] [--json FILE]
 *   Only files that may be learned from: whoever reads matches of a test split has spent it.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cut } from 'jieba-wasm';
import { RULES_DIR } from '../src/cli/rules-dir';
import { createEngine } from '../src/engine';
import { createJiebaSegmenter } from '../src/engine/jieba';
import { loadRules } from '../src/rules/load-dir';
import { singlePatterns } from './audit/single-patterns';
import { type Sample, SampleReader } from './voice/samples';

interface Tally {
  readonly rule: string;
  readonly file: string;
  readonly pattern: string;
  /** Posts: risky and of the rule's category, risky and of another, clean. */
  right: number;
  other: number;
  clean: number;
  /** What was matched in posts of the last two kinds, with what they are. */
  readonly spans: string[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rule: { type: 'string', default: '' },
    below: { type: 'string', default: '0.7' },
    spans: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const below = Number(values.below);
const spans = Number(values.spans);
if (positionals.length === 0 || Number.isNaN(below) || !Number.isInteger(spans)) {
  console.error('rules:audit: which files? --below is a share such as 0.7, --spans a number');
  process.exit(2);
}

const rules = loadRules(RULES_DIR);
const { patterns, data } = singlePatterns(rules.pack, (id) => id.includes(values.rule));
const engine = createEngine(data);
const segmenter = createJiebaSegmenter(cut);
const tallies = new Map<string, Tally>(
  [...patterns].map(([id, one]) => [id, { ...one, right: 0, other: 0, clean: 0, spans: [] }]),
);

function count({ text, push: risky, category, genre }: Sample): void {
  const { findings } = engine.explain(engine.match({ id: '', text }), segmenter);
  const seen = new Set<string>();
  for (const { rule, category: said, text: span } of findings) {
    const tally = tallies.get(rule);
    if (tally === undefined || seen.has(rule)) continue;
    seen.add(rule);
    if (risky && said === category) tally.right++;
    else {
      if (risky) tally.other++;
      else tally.clean++;
      if (tally.spans.length < spans) tally.spans.push(`[${risky ? category : genre}] ${span}`);
    }
  }
}

const samples = new SampleReader(rules).read(positionals);
for (const sample of samples) count(sample);

const all = [...tallies.values()];
if (values.json) writeFileSync(values.json, JSON.stringify(all, null, 1));
const hitsOf = ({ right, other, clean }: Tally) => right + other + clean;
const worst = all
  .filter((one) => hitsOf(one) > 0 && one.right / hitsOf(one) < below)
  .sort((a, b) => b.clean + b.other - (a.clean + a.other));
for (const { rule, file, pattern, right, other, clean, spans: found } of worst) {
  console.log(`${right} right, ${other} of another category, ${clean} clean  ${rule}  ${file}`);
  console.log(`  ${pattern}`);
  for (const span of found) console.log(`    ${span}`);
}
const sum = (of: 'right' | 'other' | 'clean') => all.reduce((total, one) => total + one[of], 0);
console.log(
  `${all.length} patterns, ${samples.length} posts: ${sum('right')} right, ${sum('other')} of another category, ${sum('clean')} clean; ${worst.length} patterns below ${below}`,
);

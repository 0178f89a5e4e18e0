import { parseArgs } from 'node:util';
import { z } from 'zod';
import { analyse, CATEGORIES, isFlagged } from '../engine';
import { RuleTally } from './eval-by-rule';
import { evaluate, type Judged, toTable } from './eval-table';
import { halfOf } from './half';
import { createNodeEngine } from './node-engine';
import { readLines } from './read-lines';
import { RULES_DIR } from './rules-dir';

const USAGE =
  'usage: npm run --silent eval -- FILE... [--json] [--by-rule] [--errors] [--half a|b] [--voice NAME]\n' +
  '                                 [--min-precision P]\n' +
  '  FILE  JSONL {"id","text","label":"risky|clean|borderline","category"?,"genre"?};\n' +
  '        FILE@a, FILE@b: that half of the file\n' +
  '  --min-precision P  exit code 1 if a rule at caution or above with enough hits falls below P';

const labelledSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  label: z.enum(['risky', 'clean', 'borderline']),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  genre: z.string().default('-'),
});

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      'by-rule': { type: 'boolean' },
      errors: { type: 'boolean' },
      half: { type: 'string' },
      'min-precision': { type: 'string' },
      'skip-broken': { type: 'boolean' },
      voice: { type: 'string', default: 'voice' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const least = values['min-precision'] === undefined ? 0 : Number(values['min-precision']);
  if (!(least >= 0 && least <= 1)) throw new Error('--min-precision is a number from 0 to 1');
  const { engine, segmenter } = createNodeEngine(RULES_DIR, {
    skipBroken: values['skip-broken'] ?? false,
    voice: values.voice,
  });
  const judged: Judged[] = [];
  const byRule = new RuleTally();
  let bad = 0;
  for (const positional of positionals) {
    const [file = positional, ownHalf] = positional.split(/@(?=[ab]$)/);
    const half = ownHalf ?? values.half;
    for await (const { number, text } of readLines(file)) {
      if (text.trim() === '' || isHeader(text)) continue;
      const entry = parseLabelled(text);
      if (typeof entry === 'string') {
        console.error(`${file}:${number}: ${entry}`);
        bad++;
        continue;
      }
      if (half !== undefined && halfOf(entry.id) !== half) continue;
      const post = { id: entry.id, text: entry.text };
      const verdict = analyse(engine, post, segmenter);
      judged.push({ ...entry, category: entry.category, verdict });
      byRule.add(entry.label, verdict);
      const wrong = entry.label === 'risky' ? !isFlagged(verdict.level) : isFlagged(verdict.level);
      if (values.errors && wrong && entry.label !== 'borderline') {
        const why = verdict.findings.map((f) => `${f.rule}[${f.level}]「${f.text}」`).join(' ');
        const { role } = engine.explain(engine.match(post), segmenter);
        console.log(
          `${entry.label === 'risky' ? 'MISS ' : 'ALARM'} ${entry.id} ${entry.genre} ${entry.category ?? ''} (${role}) ${why}\n      ${entry.text.replaceAll('\n', '⏎')}`,
        );
      }
    }
  }
  const result = evaluate(judged);
  if (values.json) {
    const perRule = values['by-rule'] ? { rules: Object.fromEntries(byRule.counts) } : {};
    console.log(JSON.stringify({ ...result, ...perRule }));
  } else {
    console.log(toTable(result));
    if (values['by-rule']) console.log(byRule.toTable());
  }
  const weak = byRule.below(least);
  for (const [rule, { risky, clean }] of weak) {
    console.error(`${rule}: ${risky} of ${risky + clean} hits are right, below ${least}`);
  }
  if (bad > 0) console.error(`${bad} line(s) could not be read; the others were counted`);
  if (bad > 0) return 2;
  return weak.length > 0 ? 1 : 0;
}

/** A corpus file of the project begins with `{"about": …}`: where its texts come from. */
function isHeader(line: string): boolean {
  return line.startsWith('{"about":');
}

function parseLabelled(line: string): z.infer<typeof labelledSchema> | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not valid JSON';
  }
  const parsed = labelledSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a labelled post'}`;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`eval: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { analyse, CATEGORIES, isFlagged } from '../engine';
import { evaluate, type Judged, toTable } from './eval-table';
import { halfOf } from './half';
import { createNodeEngine, RULES_DIR } from './node-engine';
import { readLines } from './read-lines';

const USAGE =
  'usage: npm run --silent eval -- FILE... [--json] [--by-rule] [--errors] [--half a|b] [--voice NAME]\n' +
  '  FILE  JSONL {"id","text","label":"risky|clean|borderline","category"?,"genre"?}';

const labelledSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string(),
  label: z.enum(['risky', 'clean', 'borderline']),
  category: z.enum(CATEGORIES).optional().catch(undefined),
  genre: z.string().default('-'),
});

interface RuleCount {
  hits: number;
  risky: number;
  clean: number;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      'by-rule': { type: 'boolean' },
      errors: { type: 'boolean' },
      half: { type: 'string' },
      'skip-broken': { type: 'boolean' },
      voice: { type: 'string', default: 'voice' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length === 0) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const { engine, segmenter } = createNodeEngine(RULES_DIR, {
    skipBroken: values['skip-broken'] ?? false,
    voice: values.voice,
  });
  const judged: Judged[] = [];
  const byRule = new Map<string, RuleCount>();
  let bad = 0;
  for (const file of positionals) {
    for await (const { number, text } of readLines(file)) {
      if (text.trim() === '' || isHeader(text)) continue;
      const entry = parseLabelled(text);
      if (typeof entry === 'string') {
        console.error(`${file}:${number}: ${entry}`);
        bad++;
        continue;
      }
      if (values.half !== undefined && halfOf(entry.id) !== values.half) continue;
      const post = { id: entry.id, text: entry.text };
      const verdict = analyse(engine, post, segmenter);
      judged.push({ ...entry, category: entry.category, verdict });
      count(
        byRule,
        entry.label,
        new Set(verdict.findings.filter((f) => isFlagged(f.level)).map((f) => f.rule)),
      );
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
  const rules = [...byRule].sort((a, b) => b[1].hits - a[1].hits);
  if (values.json) {
    const perRule = values['by-rule'] ? { rules: Object.fromEntries(rules) } : {};
    console.log(JSON.stringify({ ...result, ...perRule }));
  } else {
    console.log(toTable(result));
    if (values['by-rule']) {
      console.log('rules that flag (posts, precision on labelled posts)');
      for (const [rule, { hits, risky, clean }] of rules) {
        const precision = risky + clean === 0 ? '–' : (risky / (risky + clean)).toFixed(2);
        console.log(`  ${rule.padEnd(46)} ${String(hits).padStart(5)}  ${precision}`);
      }
    }
  }
  if (bad > 0) console.error(`${bad} line(s) could not be read; the others were counted`);
  return bad > 0 ? 2 : 0;
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

function count(
  byRule: Map<string, RuleCount>,
  label: Judged['label'],
  rules: ReadonlySet<string>,
): void {
  for (const rule of rules) {
    const entry = byRule.get(rule) ?? { hits: 0, risky: 0, clean: 0 };
    entry.hits++;
    if (label !== 'borderline') entry[label]++;
    byRule.set(rule, entry);
  }
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

import fs from 'node:fs';
import { createNodeEngine, RULES_DIR } from '../src/cli/node-engine';
import { isFlagged } from '../src/engine';

const sets: [string, string][] = [
  ['tests/corpus/dev-a.jsonl', '../../../tmp/voice-no-a'],
  ['tests/corpus/dev-b.jsonl', '../../../tmp/voice-no-b'],
  ['../shared/data/authored-dev.jsonl', '../../../tmp/voice-no-dev'],
  ['../shared/data/real-posts.jsonl', 'voice'],
];
for (const [f, v] of sets) {
  const { engine, segmenter } = createNodeEngine(RULES_DIR, { skipBroken: true, voice: v });
  const rows: any[] = [];
  for (const l of fs.readFileSync(f, 'utf8').trim().split('\n')) {
    if (l.startsWith('{"about')) continue;
    const p = JSON.parse(l);
    if (p.label === 'borderline') continue;
    const m = engine.match({ id: p.id, text: p.text });
    const e = engine.explain(m, segmenter);
    const fl = e.findings.some((x) => isFlagged(x.level));
    rows.push({ r: p.label === 'risky', fl, push: e.push, role: e.role });
  }
  const R = rows.filter((r) => r.r),
    C = rows.filter((r) => !r.r);
  console.log(f);
  for (const th of [-9, -2, -1.5, -1, -0.5, 0, 0.5, 1])
    console.log(
      ' th',
      th,
      'riskyPush',
      (R.filter((r) => r.push > th).length / R.length).toFixed(3),
      'cleanPush',
      (C.filter((r) => r.push > th).length / C.length).toFixed(3),
      '| flagged risky',
      R.filter((r) => r.fl && r.push > th).length,
      '/',
      R.length,
      ' flagged clean',
      C.filter((r) => r.fl && r.push > th).length,
      '/',
      C.length,
    );
}

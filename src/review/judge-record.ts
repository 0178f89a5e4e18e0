import type { Engine } from '../engine';
import {
  compareLevels,
  type Level,
  type Post,
  type RuleLevel,
  type Segmenter,
  type Verdict,
} from '../engine/types';

/** A team's own rules, compiled: an engine of their own, so that they can break nothing else. */
export interface TeamEngine {
  readonly id: string;
  readonly version: string;
  readonly engine: Engine;
}

export interface ReviewJudge {
  /** Version of the built-in rules, and of each pack that took part. */
  readonly version: string;
  judge(post: Post): Promise<Verdict>;
}

/** Judges with the built-in rules, then with each pack, then turns down what the team turned down. */
export function createReviewJudge(
  engine: Engine,
  segmenter: () => Promise<Segmenter | null>,
  packs: readonly TeamEngine[] = [],
  turnedDown: ReadonlySet<string> = new Set(),
): ReviewJudge {
  async function run(one: Engine, post: Post): Promise<Verdict> {
    const matched = one.match(post);
    return one.judge(matched, matched.needsSegmenter ? await segmenter() : null);
  }
  return {
    version: [engine.version, ...packs.map(({ id, version }) => `${id}@${version}`)].join(' + '),
    async judge(post) {
      let verdict = await run(engine, post);
      for (const pack of packs) verdict = joined(verdict, await run(pack.engine, post));
      return turnDown(verdict, turnedDown);
    },
  };
}

/** The findings of both; the first one's role stays. */
export function joined(a: Verdict, b: Verdict): Verdict {
  if (b.findings.length === 0) return a;
  return withFindings(a, [...a.findings, ...b.findings]);
}

/** Findings of these rules count as information only. */
export function turnDown(verdict: Verdict, rules: ReadonlySet<string>): Verdict {
  if (rules.size === 0 || !verdict.findings.some(({ rule }) => rules.has(rule))) return verdict;
  return withFindings(
    verdict,
    verdict.findings.map((one) => (rules.has(one.rule) ? { ...one, level: 'info' } : one)),
  );
}

function withFindings(verdict: Verdict, findings: Verdict['findings']): Verdict {
  const categories: Partial<Record<Verdict['findings'][number]['category'], RuleLevel>> = {};
  let level: Level = 'none';
  for (const one of findings) {
    const before = categories[one.category];
    if (before === undefined || compareLevels(one.level, before) > 0)
      categories[one.category] = one.level;
    if (compareLevels(one.level, level) > 0) level = one.level;
  }
  return { ...verdict, level, categories, findings };
}

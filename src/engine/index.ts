import type { Speaker } from './context';
import type { EngineData } from './data';
import { allFindings, allSigns, hasCandidate, hasEvidence, judge } from './judge';
import { GroupMatcher, type GroupMatches } from './match';
import { type Normalised, normalise, prepareRewrites } from './normalise';
import { createMatcher } from './rows';
import type { Finding, Post, PostKind, Segmenter, Sign, Verdict } from './types';
import { createVoice } from './voice';

/** A post after the cheap half of the work: no segmenter was needed for it. */
export interface Matched {
  readonly id: string;
  readonly kind: PostKind | undefined;
  readonly normalised: Normalised;
  readonly groups: GroupMatches;
  /** False: nothing in the text can become a warning; `judge` needs no segmenter for it. */
  readonly needsSegmenter: boolean;
}

export interface Explained extends Speaker {
  readonly findings: readonly Finding[];
  readonly signs: readonly Sign[];
}

export interface Engine {
  readonly version: string;
  /** Finds everything that could matter. Pure, linear in the text, never throws for any string. */
  match(post: Post): Matched;
  /** Decides. `segmenter` null: decided without the word boundary check, at lower confidence. */
  judge(matched: Matched, segmenter: Segmenter | null): Verdict;
  /** What every single rule and sign found, before the most serious one per span is chosen. */
  explain(matched: Matched, segmenter: Segmenter | null): Explained;
}

/** Builds an engine from compiled rules. Costs some milliseconds; holds no state between posts. */
export function createEngine(data: EngineData): Engine {
  const evidenceGroups = new Set(data.rules.flatMap((rule) => [rule.any, rule.allow]));
  const contextGroups = new Set(data.groups.keys());
  for (const group of evidenceGroups) contextGroups.delete(group);
  const evidence = new GroupMatcher(createMatcher(data, evidenceGroups));
  const context = new GroupMatcher(createMatcher(data, contextGroups));
  const voice = createVoice(data.voice);
  const rewrites = prepareRewrites(data.rewrites);
  const withContext = (groups: GroupMatches, normalised: Normalised): GroupMatches =>
    new Map([...groups, ...context.run(normalised)]);
  return {
    version: data.version,
    match(post) {
      const normalised = normalise(post.text, rewrites);
      let groups = evidence.run(normalised);
      // Most posts end here: what could be evidence is rare, and only then its surroundings count.
      let needsSegmenter = hasEvidence(data, groups);
      if (needsSegmenter) {
        groups = withContext(groups, normalised);
        needsSegmenter = hasCandidate(data, groups);
      }
      return { id: post.id, kind: post.kind, normalised, groups, needsSegmenter };
    },
    judge(matched, segmenter) {
      if (!matched.needsSegmenter) {
        return { id: matched.id, level: 'none', categories: {}, findings: [], role: 'ordinary' };
      }
      const { id, kind, normalised, groups } = matched;
      return judge(data, voice, id, normalised, groups, segmenter, kind);
    },
    explain(matched, segmenter) {
      const { normalised } = matched;
      const groups = withContext(matched.groups, normalised);
      const found = allFindings(data, voice, normalised, groups, segmenter);
      return { ...found, signs: allSigns(data, normalised, groups) };
    },
  };
}

/** Both halves at once, for callers that have their segmenter at hand. */
export function analyse(engine: Engine, post: Post, segmenter: Segmenter | null): Verdict {
  return engine.judge(engine.match(post), segmenter);
}

export type { EngineData } from './data';
export * from './types';

import type { Speaker } from './context';
import type { EngineData } from './data';
import { allFindings, allSigns, type Case, judge } from './judge';
import { prepareRewrites, read } from './normalise';
import { isLong, joinParts, matchParts, type PartMatch } from './parts';
import { createSieve } from './sieve';
import type { Finding, Post, PostKind, Segmenter, Sign, Verdict } from './types';
import { wholesOf } from './verdict';

/** A post after the cheap half of the work: no segmenter was needed for it. */
export interface Matched {
  readonly id: string;
  readonly kind?: PostKind | undefined;
  readonly text: string;
  /** False: nothing in the text can become a warning; `judge` needs no segmenter for it. */
  readonly needsSegmenter: boolean;
  /** What was found; undefined where nothing can become a warning. */
  readonly found: Case | undefined;
  /** What was found in the paragraphs of an article alone. */
  readonly parts: readonly PartMatch[];
}

/** Everything that is known of a text, for those who write rules. */
export interface Explained extends Speaker {
  readonly findings: readonly Finding[];
  readonly signs: readonly Sign[];
  /** The text as the engine reads it. */
  readonly read: string;
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

const NO_PARTS: readonly PartMatch[] = [];

/** Builds an engine from compiled rules. Costs some milliseconds; holds no state between posts. */
export function createEngine(data: EngineData): Engine {
  const rewrites = prepareRewrites(data.rewrites);
  const sieve = createSieve(data);
  const wholes = wholesOf(data.rules);
  const matchWhole = ({ id, kind, text }: Post): Matched => {
    const found = sieve.sift(read(text, rewrites));
    return { id, kind, text, needsSegmenter: found !== undefined, found, parts: NO_PARTS };
  };
  const engine: Engine = {
    version: data.version,
    match(post) {
      if (!isLong(post.text)) return matchWhole(post);
      const { id, kind, text } = post;
      const normalised = read(text, rewrites);
      const found = sieve.sift(normalised);
      const parts = matchParts(matchWhole, post, sieve.speaker(normalised).push);
      const needsSegmenter = found !== undefined || parts.length > 0;
      return { id, kind, text, needsSegmenter, found, parts };
    },
    judge({ id, kind, text, found, parts }, segmenter) {
      // Read anew: that is cheaper than to keep a copy of every text that waits for the segmenter.
      const whole: Verdict =
        found === undefined
          ? { id, level: 'none', categories: {}, findings: [], role: 'ordinary' }
          : judge(data, id, kind, read(text, rewrites), found, segmenter);
      return joinParts(engine, whole, text, parts, segmenter, wholes);
    },
    explain({ text }, segmenter) {
      const normalised = read(text, rewrites);
      const all = sieve.readAll(normalised);
      return {
        ...all.speaker,
        findings: allFindings(data, normalised, all, segmenter),
        signs: allSigns(data, normalised, all),
        read: normalised.text,
      };
    },
  };
  return engine;
}

/** Both halves at once, for callers that have their segmenter at hand. */
export function analyse(engine: Engine, post: Post, segmenter: Segmenter | null): Verdict {
  return engine.judge(engine.match(post), segmenter);
}

export type { EngineData } from './data';
export * from './types';

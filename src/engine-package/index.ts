import data from 'virtual:mingjian/engine-data';
import { cut } from 'jieba-wasm';
import {
  analyse,
  createEngine,
  type Engine,
  type Post,
  type Segmenter,
  type Verdict,
} from '../engine';
import { createJiebaSegmenter } from '../engine/jieba';

/**
 * `mingjian/engine`: the engine as a library for Node. It reads texts and gives findings; it opens
 * no file and no connection. See docs/engine.md.
 */
export interface Scanner {
  /** Version of the built-in rules. */
  readonly version: string;
  /** Judges one post. Never throws for any string; offsets are UTF-16 units of `post.text`. */
  judge(post: Post): Verdict;
}

/** A scanner with the built-in rules and the word segmenter. Takes some 50 ms; make one and keep it. */
export function createScanner(): Scanner {
  const engine = createEngine(data);
  const segmenter = createJiebaSegmenter(cut);
  return { version: engine.version, judge: (post) => analyse(engine, post, segmenter) };
}

export {
  CATEGORIES,
  type Category,
  compareLevels,
  type Finding,
  isFlagged,
  LEVELS,
  type Level,
  type PostKind,
  type Role,
  type RuleLevel,
  type Span,
} from '../engine/types';
export { analyse, createEngine, type Engine, type Post, type Segmenter, type Verdict };

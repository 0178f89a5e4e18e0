import { BoundedMap } from '../bounded-map';
import type { Engine } from '../engine';
import type { Post, Verdict } from '../engine/types';
import { joined } from '../review/judge-record';
import { textHash } from '../text-hash';
import type { Judge } from './judge-posts';
import type { SegmenterHost } from './segmenter-host';

/** A pack that judges web pages, ready to run. */
export interface PagePack {
  readonly id: string;
  readonly engine: Engine;
}

export interface TeamPacks {
  /** The packs that are switched on; none is the usual answer. Never rejects. */
  load(): Promise<readonly PagePack[]>;
  /** Calls back when other packs are switched on. */
  onChange(callback: () => void): void;
}

/**
 * What a pack may cost: so much in all before anybody asks, then this share of the time that has
 * passed since it first ran. Its size is bounded when it is taken (PACK_LIMITS); this bounds the rest.
 */
const FREE_MS = 1_000;
const MOST_SHARE = 0.1;
const CACHED_VERDICTS = 2_000;

interface Running {
  readonly pack: PagePack;
  spentMs: number;
  firstAt: number;
}

interface Team {
  readonly running: Running[];
  readonly known: BoundedMap<string, Verdict>;
}

/**
 * A judge that also asks the team's packs, behind the built-in rules: those have their verdict before
 * a pack sees the text, and a pack can only add to it. A pack that throws, or takes too much time,
 * is left out until the background starts anew.
 */
export function withTeamPacks(
  judge: Judge,
  packs: TeamPacks,
  host: SegmenterHost,
  clock: () => number = () => performance.now(),
): Judge {
  let team: Promise<Team> | undefined;
  packs.onChange(() => {
    team = undefined;
  });
  const start = async (): Promise<Team> => ({
    running: (await packs.load()).map((pack) => ({ pack, spentMs: 0, firstAt: Number.NaN })),
    known: new BoundedMap<string, Verdict>(CACHED_VERDICTS),
  });

  return async (posts) => {
    team ??= start();
    const [judgement, now] = await Promise.all([judge(posts), team]).catch((error: unknown) => {
      // Packs borrow from the built-in rules: without those they were not loaded either.
      team = undefined;
      throw error;
    });
    if (now.running.length === 0) return judgement;
    const verdicts: Verdict[] = [];
    // By id: a post that could not be judged is not among the verdicts.
    const byId = new Map(posts.map((post) => [post.id, post]));
    for (const verdict of judgement.verdicts) {
      const post = byId.get(verdict.id);
      verdicts.push(post === undefined ? verdict : joined(verdict, await ask(now, post)));
    }
    return { ...judgement, verdicts };
  };

  async function ask({ running, known }: Team, post: Post): Promise<Verdict> {
    const key = `${post.kind ?? ''}:${textHash(post.text)}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    let verdict: Verdict = {
      id: post.id,
      level: 'none',
      categories: {},
      findings: [],
      role: 'ordinary',
    };
    for (const one of [...running]) {
      const own = await run(one, post);
      if (own !== null) verdict = joined(verdict, own);
      else if (running.includes(one)) running.splice(running.indexOf(one), 1);
    }
    known.set(key, verdict);
    return verdict;
  }

  /** Null: this pack is not asked any more. */
  async function run(one: Running, post: Post): Promise<Verdict | null> {
    const { id, engine } = one.pack;
    try {
      const started = clock();
      if (Number.isNaN(one.firstAt)) one.firstAt = started;
      const matched = engine.match(post);
      one.spentMs += clock() - started;
      // Its start is nobody's fault, and waited for by the built-in rules as well.
      const segmenter = matched.needsSegmenter ? await host.get() : null;
      const again = clock();
      const verdict = engine.judge(matched, segmenter);
      one.spentMs += clock() - again;
      if (one.spentMs <= FREE_MS + (clock() - one.firstAt) * MOST_SHARE) return verdict;
      console.warn(`The rule pack ${id} takes too much time and is left out for now.`);
    } catch {
      // Not the error: it may quote the text.
      console.warn(`The rule pack ${id} failed and is left out for now.`);
    }
    return null;
  }
}

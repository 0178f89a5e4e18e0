/** One of those that are measured: does its work on one text. Out: any number, so that it is done. */
export interface Contestant {
  readonly name: string;
  readonly run: (text: string) => number;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds. */
  readonly nsPerChar: number;
  /** Per round, so that ratios compare what ran within the same moments. */
  readonly rounds: readonly number[];
}

/** What the work gave, so that no compiler leaves it out. */
let sink = 0;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Milliseconds that this process has worked: other programs on the machine do not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Out: milliseconds of work for one pass over the texts. */
function once(contestant: Contestant, texts: readonly string[], atLeastMs: number): number {
  const from = cpuMs();
  let passes = 0;
  do {
    for (const text of texts) sink += contestant.run(text);
    passes++;
  } while (cpuMs() - from < atLeastMs);
  return (cpuMs() - from) / passes;
}

/**
 * Runs all contestants over the same texts, in turns: each round has one stretch of each, so that
 * a busy machine slows all of them. The first round warms up and does not count.
 */
export function race(
  contestants: readonly Contestant[],
  texts: readonly string[],
  { rounds = 7, stretchMs = 60 } = {},
): Timing[] {
  const chars = texts.reduce((sum, text) => sum + text.length, 0);
  const times = contestants.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    contestants.forEach((contestant, i) => {
      const ms = once(contestant, texts, stretchMs);
      if (round > 0) times[i]?.push((ms * 1e6) / chars);
    });
  }
  return contestants.map(({ name }, i) => ({
    name,
    nsPerChar: median(times[i] ?? []),
    rounds: times[i] ?? [],
  }));
}

/** How many times the speed of `theirs` ours is: the median of the rounds' ratios. */
export function timesFaster(
  timings: readonly Timing[],
  ours: string,
  theirs: string,
): number | undefined {
  const a = timings.find(({ name }) => name === ours);
  const b = timings.find(({ name }) => name === theirs);
  if (a === undefined || b === undefined) return undefined;
  return median(b.rounds.map((ns, round) => ns / (a.rounds[round] ?? Number.NaN)));
}

/** Milliseconds per text: each text several times, its median. Out: sorted. */
export function perText(contestant: Contestant, texts: readonly string[], times = 5): number[] {
  return texts
    .map((text) =>
      median(
        Array.from({ length: times }, () => {
          const from = performance.now();
          sink += contestant.run(text);
          return performance.now() - from;
        }),
      ),
    )
    .sort((a, b) => a - b);
}

/**
 * Cost of the 10-fold and 100-fold text in units of the simple one: the best of some runs each, in
 * turns, since disturbances only ever add.
 */
export function growth(
  contestant: Contestant,
  textOf: (times: number) => string,
  runs = 3,
): { ten: number; hundred: number; nsPerChar: number } {
  const texts = [1, 10, 100].map(textOf);
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < runs; run++) {
    texts.forEach((text, i) => {
      const ms = once(contestant, [text], i === 0 ? 60 : 0);
      best[i] = Math.min(best[i] ?? ms, ms);
    });
  }
  const [one = Number.NaN, ten = Number.NaN, hundred = Number.NaN] = best;
  return {
    ten: ten / one,
    hundred: hundred / one,
    nsPerChar: (hundred * 1e6) / (texts[2]?.length ?? Number.NaN),
  };
}

export function done(): number {
  return sink;
}

/** One text as the model sees it: which grams it has, and how strong its cues are. */
export interface Row {
  readonly grams: readonly string[];
  readonly cues: readonly number[];
  /** What every gram counts for (engine/voice.ts, `normaliser`). */
  readonly scale: number;
  readonly is: boolean;
}

export interface Fitted {
  readonly bias: number;
  readonly cues: readonly number[];
  readonly grams: ReadonlyMap<string, number>;
}

const STEPS = 200;
const RATE = 0.2;
const MIN_POSTS = 3;
const MIN_POSTS_OF_TRIPLE = 6;
/** What a gram counts that both kinds of text use alike. */
const FLOOR = 0.3;

/**
 * Logistic regression with L2 penalty, classes balanced, by full-batch gradient descent (Adam:
 * Kingma and Ba 2015). Grams are first weighed by how differently the two kinds of text use them
 * (the log count ratio of Wang and Manning 2012, "Baselines and Bigrams"): rare chance grams stay
 * small. In: `penalty`: what large weights cost. Out: for the same rows the same weights.
 */
export function fitLogistic(rows: readonly Row[], cueCount: number, penalty: number): Fitted {
  const known = commonGrams(rows);
  const positives = rows.filter((row) => row.is).length;
  const balance = [rows.length / (2 * (rows.length - positives)), rows.length / (2 * positives)];
  const strength = countRatios(rows, known);
  const at = rows.map((row) => Int32Array.from(row.grams.flatMap((gram) => known.get(gram) ?? [])));
  const cueAt = known.size;
  const size = known.size + cueCount + 1;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(size);
    rows.forEach((row, n) => {
      const grams = at[n] ?? new Int32Array();
      let z = weights[size - 1] ?? 0;
      for (const i of grams) z += (weights[i] ?? 0) * (strength[i] ?? 0) * row.scale;
      row.cues.forEach((value, i) => {
        z += value * (weights[cueAt + i] ?? 0);
      });
      const y = row.is ? 1 : 0;
      const error = ((1 / (1 + Math.exp(-z)) - y) * (balance[y] ?? 1)) / rows.length;
      for (const i of grams)
        gradient[i] = (gradient[i] ?? 0) + error * row.scale * (strength[i] ?? 0);
      row.cues.forEach((value, i) => {
        gradient[cueAt + i] = (gradient[cueAt + i] ?? 0) + error * value;
      });
      gradient[size - 1] = (gradient[size - 1] ?? 0) + error;
    });
    const rate = step < 0.7 * STEPS ? RATE : 0.2 * RATE;
    for (let i = 0; i < size; i++) {
      const held = i < size - 1 ? (penalty * (weights[i] ?? 0)) / rows.length : 0;
      const g = (gradient[i] ?? 0) + held;
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      const root = Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step)) + 1e-9;
      weights[i] = (weights[i] ?? 0) - (rate * (mean[i] ?? 0)) / (1 - 0.9 ** step) / root;
    }
  }
  return {
    bias: weights[size - 1] ?? 0,
    cues: [...weights.subarray(cueAt, cueAt + cueCount)],
    grams: new Map([...known].map(([gram, i]) => [gram, (weights[i] ?? 0) * (strength[i] ?? 0)])),
  };
}

/** Lengths (`#10`) are none. */
export function isTriple(gram: string): boolean {
  return gram.length === 3 && !/^#\d\d$/.test(gram);
}

function commonGrams(rows: readonly Row[]): Map<string, number> {
  const posts = new Map<string, number>();
  for (const { grams } of rows)
    for (const gram of grams) posts.set(gram, (posts.get(gram) ?? 0) + 1);
  const known = new Map<string, number>();
  for (const [gram, count] of posts) {
    const least = isTriple(gram) ? MIN_POSTS_OF_TRIPLE : MIN_POSTS;
    if (count >= least) known.set(gram, known.size);
  }
  return known;
}

function countRatios(rows: readonly Row[], known: ReadonlyMap<string, number>): Float64Array {
  const counts = [new Float64Array(known.size).fill(1), new Float64Array(known.size).fill(1)];
  for (const { grams, is } of rows) {
    const of = counts[is ? 1 : 0] as Float64Array;
    for (const gram of grams) {
      const i = known.get(gram);
      if (i !== undefined) of[i] = (of[i] ?? 0) + 1;
    }
  }
  const [no, yes] = counts.map((of) => of.reduce((sum, count) => sum + count, 0));
  return Float64Array.from(known.values(), (i) => {
    const ratio = (counts[1]?.[i] ?? 1) / (yes ?? 1) / ((counts[0]?.[i] ?? 1) / (no ?? 1));
    return FLOOR + Math.abs(Math.log(ratio));
  });
}

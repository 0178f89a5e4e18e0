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
  const { from, at } = flat(rows, known);
  const cueAt = known.size;
  const size = known.size + cueCount + 1;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  /** What each gram counts in a row of scale 1, and what the rows ask of it. */
  const counts = new Float64Array(known.size);
  const asked = new Float64Array(known.size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(size);
    for (let i = 0; i < known.size; i++)
      counts[i] = (weights[i] as number) * (strength[i] as number);
    asked.fill(0);
    rows.forEach(({ scale, cues, is }, n) => {
      const end = from[n + 1] as number;
      let sum = 0;
      for (let i = from[n] as number; i < end; i++) sum += counts[at[i] as number] as number;
      let z = (weights[size - 1] as number) + sum * scale;
      for (let i = 0; i < cueCount; i++) z += (cues[i] as number) * (weights[cueAt + i] as number);
      const y = is ? 1 : 0;
      const error = ((1 / (1 + Math.exp(-z)) - y) * (balance[y] as number)) / rows.length;
      const share = error * scale;
      for (let i = from[n] as number; i < end; i++) {
        const gram = at[i] as number;
        asked[gram] = (asked[gram] as number) + share;
      }
      for (let i = 0; i < cueCount; i++)
        gradient[cueAt + i] = (gradient[cueAt + i] as number) + error * (cues[i] as number);
      gradient[size - 1] = (gradient[size - 1] as number) + error;
    });
    for (let i = 0; i < known.size; i++)
      gradient[i] = (asked[i] as number) * (strength[i] as number);
    const rate = step < 0.7 * STEPS ? RATE : 0.2 * RATE;
    for (let i = 0; i < size; i++) {
      const held = i < size - 1 ? (penalty * (weights[i] as number)) / rows.length : 0;
      const g = (gradient[i] as number) + held;
      mean[i] = 0.9 * (mean[i] as number) + 0.1 * g;
      square[i] = 0.999 * (square[i] as number) + 0.001 * g * g;
      const root = Math.sqrt((square[i] as number) / (1 - 0.999 ** step)) + 1e-9;
      weights[i] = (weights[i] as number) - (rate * (mean[i] as number)) / (1 - 0.9 ** step) / root;
    }
  }
  return {
    bias: weights[size - 1] ?? 0,
    cues: [...weights.subarray(cueAt, cueAt + cueCount)],
    grams: new Map([...known].map(([gram, i]) => [gram, (weights[i] ?? 0) * (strength[i] ?? 0)])),
  };
}

/** The known grams of the rows, one row's behind the other's, and where each row's begin. */
function flat(rows: readonly Row[], known: ReadonlyMap<string, number>) {
  const from = new Int32Array(rows.length + 1);
  const at = new Int32Array(rows.reduce((all, { grams }) => all + grams.length, 0));
  let end = 0;
  rows.forEach(({ grams }, n) => {
    for (const gram of grams) {
      const i = known.get(gram);
      if (i !== undefined) at[end++] = i;
    }
    from[n + 1] = end;
  });
  return { from, at };
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

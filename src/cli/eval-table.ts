import { CATEGORIES, type Category, isFlagged, type Verdict } from '../engine';

/** A labelled post together with what the engine said of it. */
export interface Judged {
  readonly label: 'risky' | 'clean' | 'borderline';
  readonly category: Category | undefined;
  readonly genre: string;
  readonly verdict: Verdict;
}

interface Share {
  readonly hit: number;
  readonly of: number;
  readonly share: number | null;
}

export interface EvalResult {
  readonly posts: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  /** Flagged clean posts, per genre and in all. */
  readonly falseAlarms: Share;
  readonly falseAlarmsByGenre: Readonly<Record<string, Share>>;
  readonly recallByCategory: Readonly<Record<string, Share>>;
  /** Of the flagged risky posts with a category: how many carry it at `caution` or above. */
  readonly rightCategory: Share;
}

function share(hit: number, of: number): Share {
  return { hit, of, share: of === 0 ? null : hit / of };
}

/** Adds up labelled verdicts. Borderline posts count for nothing. */
export function evaluate(judged: readonly Judged[]): EvalResult {
  const risky = judged.filter((entry) => entry.label === 'risky');
  const clean = judged.filter((entry) => entry.label === 'clean');
  const flagged = (entry: Judged) => isFlagged(entry.verdict.level);
  const found = risky.filter(flagged);
  const alarms = clean.filter(flagged);
  const precision = share(found.length, found.length + alarms.length).share;
  const recall = share(found.length, risky.length).share;
  const genres = [...new Set(clean.map((entry) => entry.genre))].sort();
  const categories = CATEGORIES.filter((name) => risky.some((entry) => entry.category === name));
  const withCategory = found.filter((entry) => entry.category !== undefined);
  const right = withCategory.filter(
    ({ category, verdict }) => category && isFlagged(verdict.categories[category] ?? 'none'),
  );
  return {
    posts: judged.length,
    precision,
    recall,
    f1: precision && recall ? (2 * precision * recall) / (precision + recall) : null,
    falseAlarms: share(alarms.length, clean.length),
    falseAlarmsByGenre: Object.fromEntries(
      genres.map((genre) => {
        const of = clean.filter((entry) => entry.genre === genre);
        return [genre, share(of.filter(flagged).length, of.length)];
      }),
    ),
    recallByCategory: Object.fromEntries(
      categories.map((name) => {
        const of = risky.filter((entry) => entry.category === name);
        return [name, share(of.filter(flagged).length, of.length)];
      }),
    ),
    rightCategory: share(right.length, withCategory.length),
  };
}

function percent(value: number | null): string {
  return value === null ? '   –  ' : `${(value * 100).toFixed(1).padStart(5)}%`;
}

/** The result as lines for people. */
export function toTable(result: EvalResult): string {
  const row = (name: string, { hit, of, share: value }: Share) =>
    `  ${name.padEnd(26)} ${percent(value)}  ${String(hit).padStart(5)} / ${of}`;
  return [
    `posts ${result.posts}`,
    `precision ${percent(result.precision)}   recall ${percent(result.recall)}   F1 ${percent(result.f1)}`,
    'recall by category',
    ...Object.entries(result.recallByCategory).map(([name, value]) => row(name, value)),
    row('right category of found', result.rightCategory),
    'false alarms by genre',
    ...Object.entries(result.falseAlarmsByGenre).map(([name, value]) => row(name, value)),
    row('all clean posts', result.falseAlarms),
  ].join('\n');
}

import { CATEGORIES, type Category } from '../engine/types';
import type { ReviewDb } from './db';
import type { ReviewCase } from './model';
import { isWhole } from './whole';

export interface Tally {
  readonly accepted: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly open: number;
  /** Cases decided one way first and the other way later. */
  readonly reversed: number;
}
export interface Statistics {
  readonly all: Tally;
  readonly rules: readonly (Tally & { readonly id: string; readonly category: Category })[];
  readonly categories: readonly (Tally & { readonly id: Category })[];
  /** Decisions per day, the last one of each case, oldest day first. */
  readonly days: readonly {
    readonly day: string;
    readonly accepted: number;
    readonly rejected: number;
  }[];
}

type Counts = { -readonly [K in keyof Tally]: number };
const none = (): Counts => ({ accepted: 0, rejected: 0, skipped: 0, open: 0, reversed: 0 });

/** Adds up decisions case by case; holds counts only. */
export class StatisticsBuilder {
  readonly #all = none();
  readonly #rules = new Map<string, Counts & { category: Category }>();
  readonly #categories = new Map<Category, Counts>();
  readonly #days = new Map<string, { accepted: number; rejected: number }>();

  add(one: ReviewCase): void {
    const reversed = isReversed(one) ? 1 : 0;
    const count = (counts: Counts): void => {
      counts[one.state]++;
      counts.reversed += reversed;
    };
    count(this.#all);
    const rules = new Map(one.findings.map(({ rule, category }) => [rule, category]));
    for (const [rule, category] of rules) {
      const counts = this.#rules.get(rule) ?? { ...none(), category };
      count(counts);
      this.#rules.set(rule, counts);
    }
    for (const category of new Set(rules.values())) {
      const counts = this.#categories.get(category) ?? none();
      count(counts);
      this.#categories.set(category, counts);
    }
    const day = one.history.at(-1)?.at.slice(0, 10);
    if (day === undefined || (one.state !== 'accepted' && one.state !== 'rejected')) return;
    const counts = this.#days.get(day) ?? { accepted: 0, rejected: 0 };
    counts[one.state]++;
    this.#days.set(day, counts);
  }

  result(): Statistics {
    const decided = (one: Tally) => one.accepted + one.rejected;
    return {
      all: this.#all,
      rules: [...this.#rules]
        .map(([id, counts]) => ({ id, ...counts }))
        .sort((a, b) => decided(b) - decided(a) || b.open - a.open || a.id.localeCompare(b.id)),
      categories: CATEGORIES.flatMap((id) => {
        const counts = this.#categories.get(id);
        return counts === undefined ? [] : [{ id, ...counts }];
      }),
      days: [...this.#days]
        .map(([day, counts]) => ({ day, ...counts }))
        .sort((a, b) => a.day.localeCompare(b.day)),
    };
  }
}

/** True when a decision was turned into its opposite. */
function isReversed({ history }: Pick<ReviewCase, 'history'>): boolean {
  const verdicts = history.map(({ state }) => state);
  return verdicts.includes('accepted') && verdicts.includes('rejected');
}

/** Share of rejections among what was decided; null while nothing was. */
export function rejectionRate({ accepted, rejected }: Tally): number | null {
  const decided = accepted + rejected;
  return decided === 0 ? null : rejected / decided;
}

const AT_ONCE = 500;

/** Statistics over everything that is saved. */
export async function readStatistics(db: ReviewDb): Promise<Statistics> {
  const builder = new StatisticsBuilder();
  await eachCase(db, (one) => builder.add(one));
  return builder.result();
}

/**
 * Goes through all saved cases, some at a time.
 * @returns how many records were passed over because they are no whole cases
 */
export async function eachCase(db: ReviewDb, take: (one: ReviewCase) => void): Promise<number> {
  let broken = 0;
  let after: string | undefined;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const page = await db.getAll('cases', range, AT_ONCE);
    for (const one of page) {
      if (isWhole(one)) take(one);
      else broken++;
    }
    after = page.at(-1)?.id;
    if (after === undefined) return broken;
  }
}

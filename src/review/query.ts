import type { Category, RuleLevel } from '../engine/types';
import type { ReviewDb } from './db';
import type { CaseState, ReviewCase, StoredCase } from './model';
import { isWhole } from './whole';

/** What is looked for. An empty field takes everything. */
export interface CaseFilter {
  readonly state: CaseState | 'all';
  readonly level: RuleLevel | '';
  readonly category: Category | '';
  readonly rule: string;
  readonly site: string;
  readonly author: string;
  readonly text: string;
  /** 0 = of any import or page. */
  readonly batch: number;
  /** One of each group of nearly equal texts. */
  readonly folded: boolean;
}

export const NO_FILTER: CaseFilter = {
  state: 'open',
  level: '',
  category: '',
  rule: '',
  site: '',
  author: '',
  text: '',
  batch: 0,
  folded: true,
};

/** Whether a case fits the filter, its state left out: the order is by state already. */
export function fits(one: ReviewCase, filter: CaseFilter): boolean {
  const { level, category, rule, site, author, text } = filter;
  return (
    (level === '' || one.level === level) &&
    (category === '' || one.findings.some((finding) => finding.category === category)) &&
    (rule === '' || one.findings.some((finding) => finding.rule === rule)) &&
    (site === '' || one.site === site) &&
    (author === '' || one.author.toLowerCase().includes(author.toLowerCase())) &&
    (text === '' || `${one.text}\n${one.note}`.toLowerCase().includes(text.toLowerCase()))
  );
}

const SCAN = 200;
const LAST = Number.MAX_SAFE_INTEGER;
type QueueKey = [state: string, rank: number, batch: number, place: number];

export interface FoundCase {
  readonly value: StoredCase;
  /** Further saved cases with nearly the same text. */
  readonly similar: number;
}

/** The saved queue in its order, a page at a time; holds no more than the groups it has shown. */
export class CaseQuery {
  readonly #seenGroups = new Set<string>();
  readonly #states: CaseState[];
  #after: QueueKey | undefined;
  #buffer: StoredCase[] = [];
  #broken = 0;

  constructor(
    readonly db: ReviewDb,
    readonly filter: CaseFilter,
  ) {
    this.#states =
      filter.state === 'all' ? ['open', 'accepted', 'rejected', 'skipped'] : [filter.state];
  }

  /** Records passed so far that are no whole cases; they are in no answer. */
  get broken(): number {
    return this.#broken;
  }

  /** The next cases that fit, at most `limit`; fewer when there are no more. */
  async next(limit: number): Promise<FoundCase[]> {
    const found: FoundCase[] = [];
    while (found.length < limit) {
      const one = this.#buffer.shift();
      if (one === undefined) {
        if (!(await this.#fill())) break;
        continue;
      }
      if (!this.#takes(one)) continue;
      const group = await this.db.get('groups', one.group);
      found.push({ value: one, similar: Math.max(0, (group?.count ?? 1) - 1) });
    }
    return found;
  }

  #takes(one: StoredCase): boolean {
    const { batch, folded } = this.filter;
    if ((batch !== 0 && one.batch !== batch) || !fits(one, this.filter)) return false;
    if (!folded) return true;
    const key = `${one.state}:${one.group}`;
    if (this.#seenGroups.has(key)) return false;
    this.#seenGroups.add(key);
    return true;
  }

  async #fill(): Promise<boolean> {
    for (;;) {
      const state = this.#states[0];
      if (state === undefined) return false;
      const index = this.db.transaction('cases').store.index('queue');
      const page = await index.getAll(this.#range(state), SCAN);
      const last = page.at(-1);
      if (last !== undefined) {
        this.#buffer = page.filter(isWhole);
        this.#broken += page.length - this.#buffer.length;
        this.#after = [last.state, last.rank, last.batch, last.place];
        return true;
      }
      this.#states.shift();
      this.#after = undefined;
    }
  }

  #range(state: CaseState): IDBKeyRange {
    const { level } = this.filter;
    const rank = { warning: 0, caution: 1, info: 2 };
    const from = level === '' ? 0 : rank[level];
    const to = level === '' ? LAST : rank[level];
    const upper: QueueKey = [state, to, LAST, LAST];
    const lower: QueueKey = this.#after ?? [state, from, 0, 0];
    return IDBKeyRange.bound(lower, upper, this.#after !== undefined, false);
  }
}

/** How many saved cases there are in each state. */
export async function countStates(db: ReviewDb): Promise<Record<CaseState, number>> {
  const index = db.transaction('cases').store.index('queue');
  const count = (state: CaseState) =>
    index.count(IDBKeyRange.bound([state, 0, 0, 0], [state, LAST, LAST, LAST]));
  const [open, accepted, rejected, skipped] = await Promise.all([
    count('open'),
    count('accepted'),
    count('rejected'),
    count('skipped'),
  ]);
  return { open, accepted, rejected, skipped };
}

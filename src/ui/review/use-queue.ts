import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { decide, restore, setNote } from '../../review/decide';
import type { CaseState, ReviewCase, StoredCase } from '../../review/model';
import { bareCase } from '../../review/model';
import { type CaseFilter, countStates, type FoundCase, fits } from '../../review/query';
import { createTabSaver, storedOf } from '../../review/tab-cases';
import { now, type Review } from './context';
import { createTurns } from './in-turn';
import { afterDecision, NOTHING, placeOf, type QueueItem, showing, stepped } from './shown';
import type { OpenTab } from './use-open-tab';

export type QueueSource = 'tab' | 'saved';
export type Counts = Record<CaseState, number>;

const PAGE = 50;
const MAX_UNDO = 200;

export interface Queue {
  readonly items: readonly QueueItem[];
  readonly selected: QueueItem | null;
  readonly counts: Counts | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  select(id: string): void;
  step(by: 1 | -1): void;
  more(): void;
  reload(): void;
  /**
   * Decides the case that is selected once all decisions before have been written.
   * @param id only if it is this one: what a button beside one case must not do to another
   */
  decide(state: CaseState, id?: string): Promise<number>;
  undo(): Promise<number>;
  note(id: string, text: string): Promise<void>;
  saveAll(): Promise<number>;
}

/** The queue as it is shown: a page of cases, the one selected, and what can be done with it. */
export function useQueue(
  { db, store, failed }: Review,
  source: QueueSource,
  filter: CaseFilter,
  tab: OpenTab,
): Queue {
  const [shown, setShown] = useState(NOTHING);
  /** Newer than the last render: the next decision may not wait for one. */
  const latest = useRef(shown);
  const change = (make: (before: typeof shown) => typeof shown): void => {
    latest.current = make(latest.current);
    setShown(latest.current);
  };
  const inTurn = useMemo(createTurns, []);
  const asks = useRef(filter);
  asks.current = filter;
  const [counts, setCounts] = useState<Counts | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const [loading, setLoading] = useState(true);
  const isBusy = useRef(true);
  const busy = (is: boolean): void => {
    isBusy.current = is;
    setLoading(is);
  };
  const undoable = useRef<(readonly StoredCase[])[]>([]);
  /** Answers of an older query are not shown. */
  const asked = useRef(0);
  const saveTab = useMemo(() => createTabSaver(db, tab.host || 'tab', now), [db, tab.host]);

  const recount = useCallback(() => {
    countStates(db).then(setCounts, () => setCounts(null));
  }, [db]);

  const stopped = (error: unknown): void => {
    busy(false);
    failed(error);
  };

  const load = async (keep: string): Promise<void> => {
    const turn = ++asked.current;
    busy(true);
    const found =
      source === 'tab'
        ? await tabItems(db, tab.cases, filter)
        : (await store.call('find', { filter, limit: PAGE })).map(toItem);
    if (turn !== asked.current) return;
    change(() => showing(found, keep));
    setHasMore(source === 'saved' && found.length === PAGE);
    busy(false);
    recount();
  };

  useEffect(() => {
    load(latest.current.id).catch(stopped);
  }, [source, JSON.stringify(filter), tab.cases]);

  const more = async (): Promise<void> => {
    if (!hasMore || isBusy.current) return;
    const turn = asked.current;
    busy(true);
    const found = (await store.call('more', { limit: PAGE })).map(toItem);
    if (turn !== asked.current) return;
    change(({ items, id }) => {
      const known = new Set(items.map(({ value }) => value.id));
      return { items: [...items, ...found.filter(({ value }) => !known.has(value.id))], id };
    });
    setHasMore(found.length === PAGE);
    busy(false);
  };

  const saved = async (one: ReviewCase): Promise<void> => {
    if (source === 'tab') await saveTab([one]);
  };

  const decideNow = async (state: CaseState, wanted: string | undefined): Promise<number> => {
    const at = placeOf(latest.current);
    const value = latest.current.items[at]?.value;
    if (value === undefined || (wanted !== undefined && wanted !== value.id)) return 0;
    await saved(value);
    const before = await decide(db, value.id, state, { wholeGroup: filter.folded, at: now() });
    undoable.current = [...undoable.current, before].slice(-MAX_UNDO);
    const changed = new Set(before.map(({ id }) => id));
    const leaves = asks.current.state !== 'all' && asks.current.state !== state;
    change((now) => afterDecision(now, value.id, changed, state, leaves));
    if (latest.current.items.length - at < 10) more().catch(stopped);
    recount();
    return before.length;
  };

  const undoNow = async (): Promise<number> => {
    const before = undoable.current.at(-1);
    if (before === undefined) return 0;
    await restore(db, before);
    undoable.current = undoable.current.slice(0, -1);
    const id = before[0]?.id ?? '';
    await load(id);
    change(({ items }) => showing(items, id));
    return before.length;
  };

  /** A step counts from where the decisions before it lead; one that fails says so itself. */
  const stepNow = async (by: 1 | -1): Promise<void> => {
    change((now) => stepped(now, by));
    if (placeOf(latest.current) >= latest.current.items.length - 5) more().catch(stopped);
  };

  const { items } = shown;
  return {
    items,
    selected: items[placeOf(shown)] ?? null,
    counts,
    hasMore,
    loading,
    select: (id) => change(({ items }) => ({ items, id })),
    step: (by) => void inTurn(() => stepNow(by)).catch(() => undefined),
    more: () => void more().catch(stopped),
    reload: () => void load(latest.current.id).catch(stopped),
    decide: (state, id) => inTurn(() => decideNow(state, id)),
    undo: () => inTurn(undoNow),
    async note(id, text) {
      const item = latest.current.items.find(({ value }) => value.id === id);
      if (item === undefined) return;
      await saved(item.value);
      await setNote(db, id, text);
      change((now) => ({
        ...now,
        items: now.items.map((one) =>
          one.value.id === id ? { ...one, value: { ...one.value, note: text } } : one,
        ),
      }));
    },
    async saveAll() {
      const added = await saveTab(items.map(({ value }) => value));
      recount();
      return added;
    },
  };
}

function toItem({ value, similar }: FoundCase): QueueItem {
  return { value: bareCase(value), similar };
}

/** The cases of the open tab that fit, each as it is stored where it is. */
async function tabItems(
  db: Review['db'],
  cases: readonly ReviewCase[],
  filter: CaseFilter,
): Promise<QueueItem[]> {
  const stored = await storedOf(db, cases);
  return cases
    .map((one) => {
      const known = stored.get(one.id);
      return known === undefined ? one : bareCase(known);
    })
    .filter((one) => (filter.state === 'all' || one.state === filter.state) && fits(one, filter))
    .map((value) => ({ value, similar: 0 }));
}

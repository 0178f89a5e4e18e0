import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { decide, restore, setNote } from '../../review/decide';
import type { CaseState, ReviewCase, StoredCase } from '../../review/model';
import { bareCase } from '../../review/model';
import { type CaseFilter, countStates, type FoundCase, fits } from '../../review/query';
import { createTabSaver, storedOf } from '../../review/tab-cases';
import { now, type Review } from './context';
import type { OpenTab } from './use-open-tab';

export type QueueSource = 'tab' | 'saved';
export interface QueueItem {
  readonly value: ReviewCase;
  readonly similar: number;
}
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
  decide(state: CaseState): Promise<number>;
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
  const [items, setItems] = useState<readonly QueueItem[]>([]);
  const [selectedId, setSelectedId] = useState('');
  const [counts, setCounts] = useState<Counts | null>(null);
  const [hasMore, setHasMore] = useState(false);
  const [loading, setLoading] = useState(true);
  const undoable = useRef<(readonly StoredCase[])[]>([]);
  /** Answers of an older query are not shown. */
  const asked = useRef(0);
  const saveTab = useMemo(() => createTabSaver(db, tab.host || 'tab', now), [db, tab.host]);

  const recount = useCallback(() => {
    countStates(db).then(setCounts, () => setCounts(null));
  }, [db]);

  const show = (found: readonly QueueItem[], keep: string): void => {
    setItems(found);
    setSelectedId(found.some(({ value }) => value.id === keep) ? keep : (found[0]?.value.id ?? ''));
  };

  const stopped = (error: unknown): void => {
    setLoading(false);
    failed(error);
  };

  const load = async (keep: string): Promise<void> => {
    const turn = ++asked.current;
    setLoading(true);
    const found =
      source === 'tab'
        ? await tabItems(db, tab.cases, filter)
        : (await store.call('find', { filter, limit: PAGE })).map(toItem);
    if (turn !== asked.current) return;
    show(found, keep);
    setHasMore(source === 'saved' && found.length === PAGE);
    setLoading(false);
    recount();
  };

  useEffect(() => {
    load(selectedId).catch(stopped);
  }, [source, JSON.stringify(filter), tab.cases]);

  const more = async (): Promise<void> => {
    if (!hasMore || loading) return;
    const turn = asked.current;
    setLoading(true);
    const found = (await store.call('more', { limit: PAGE })).map(toItem);
    if (turn !== asked.current) return;
    setItems((before) => {
      const known = new Set(before.map(({ value }) => value.id));
      return [...before, ...found.filter(({ value }) => !known.has(value.id))];
    });
    setHasMore(found.length === PAGE);
    setLoading(false);
  };

  const at = items.findIndex(({ value }) => value.id === selectedId);
  const selected = items[at] ?? null;

  const saved = async (one: ReviewCase): Promise<void> => {
    if (source === 'tab') await saveTab([one]);
  };

  return {
    items,
    selected,
    counts,
    hasMore,
    loading,
    select: setSelectedId,
    step(by) {
      const next = items[Math.min(items.length - 1, Math.max(0, at + by))];
      if (next !== undefined) setSelectedId(next.value.id);
      if (at + by >= items.length - 5) more().catch(stopped);
    },
    more: () => void more().catch(stopped),
    reload: () => void load(selectedId).catch(stopped),
    async decide(state) {
      if (selected === null) return 0;
      const { id } = selected.value;
      await saved(selected.value);
      const before = await decide(db, id, state, { wholeGroup: filter.folded, at: now() });
      undoable.current = [...undoable.current, before].slice(-MAX_UNDO);
      const changed = new Map(before.map((one) => [one.id, one]));
      const leaves = filter.state !== 'all' && filter.state !== state;
      const next = items[at + 1] ?? items[at - 1];
      setItems((now) => afterDecision(now, changed, state, leaves));
      setSelectedId(next?.value.id ?? '');
      if (items.length - at < 10) more().catch(stopped);
      recount();
      return before.length;
    },
    async undo() {
      const before = undoable.current.at(-1);
      if (before === undefined) return 0;
      await restore(db, before);
      undoable.current = undoable.current.slice(0, -1);
      await load(before[0]?.id ?? '');
      setSelectedId(before[0]?.id ?? '');
      return before.length;
    },
    async note(id, text) {
      const item = items.find(({ value }) => value.id === id);
      if (item === undefined) return;
      await saved(item.value);
      await setNote(db, id, text);
      setItems((now) =>
        now.map((one) =>
          one.value.id === id ? { ...one, value: { ...one.value, note: text } } : one,
        ),
      );
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

function afterDecision(
  items: readonly QueueItem[],
  changed: ReadonlyMap<string, StoredCase>,
  state: CaseState,
  leaves: boolean,
): readonly QueueItem[] {
  if (leaves) return items.filter(({ value }) => !changed.has(value.id));
  return items.map((item) =>
    changed.has(item.value.id) ? { ...item, value: { ...item.value, state } } : item,
  );
}

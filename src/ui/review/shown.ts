import type { CaseState, ReviewCase } from '../../review/model';

export interface QueueItem {
  readonly value: ReviewCase;
  readonly similar: number;
}

/** The rows of the queue, and the id of the one that is selected. */
export interface Shown {
  readonly items: readonly QueueItem[];
  readonly id: string;
}

export const NOTHING: Shown = { items: [], id: '' };

/** Other rows are shown: the selection stays where it can, else it is the first row. */
export function showing(items: readonly QueueItem[], keep: string): Shown {
  const stays = items.some(({ value }) => value.id === keep);
  return { items, id: stays ? keep : (items[0]?.value.id ?? '') };
}

/** The selection some rows further on, not beyond the ends. */
export function stepped(shown: Shown, by: number): Shown {
  const at = placeOf(shown);
  const next = shown.items[Math.min(shown.items.length - 1, Math.max(0, at + by))];
  return next === undefined ? shown : { ...shown, id: next.value.id };
}

/** Place of the selected row; -1 = none. */
export function placeOf({ items, id }: Shown): number {
  return items.findIndex(({ value }) => value.id === id);
}

/**
 * After a decision: the rows that it changed leave or show it, and the selection moves on to the
 * next row that is still to be decided, unless somebody has selected another one meanwhile.
 */
export function afterDecision(
  shown: Shown,
  decided: string,
  changed: ReadonlySet<string>,
  state: CaseState,
  leaves: boolean,
): Shown {
  const { items } = shown;
  const isDone = ({ value }: QueueItem): boolean => value.id === decided || changed.has(value.id);
  const from = items.findIndex(({ value }) => value.id === shown.id);
  const at = items[from];
  let { id } = shown;
  if (at === undefined || isDone(at)) {
    const next =
      items.slice(from + 1).find((item) => !isDone(item)) ??
      items.slice(0, Math.max(0, from)).findLast((item) => !isDone(item));
    id = next?.value.id ?? '';
  }
  if (leaves) return { items: items.filter((item) => !isDone(item)), id };
  return {
    items: items.map((item) =>
      changed.has(item.value.id) ? { ...item, value: { ...item.value, state } } : item,
    ),
    id,
  };
}

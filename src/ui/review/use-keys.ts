import { useEffect, useRef } from 'preact/hooks';

export type KeyActions = Readonly<Record<string, () => void>>;

/** The keys that go on while they are held down. Others mean one press: held, they would decide on. */
const HELD: ReadonlySet<string> = new Set(['j', 'k', 'ArrowDown', 'ArrowUp']);

/** Single keys of the queue. They rest while somebody writes, and never take a browser shortcut. */
export function useKeys(active: boolean, actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    if (!active) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, dialog, [contenteditable]')) return;
      takeKey(event, latest.current);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active]);
}

type Key = Pick<
  KeyboardEvent,
  'key' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'preventDefault'
>;

/** Does what a key stands for, if it stands for anything here. */
export function takeKey(event: Key, actions: KeyActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const action = actions[name];
  if (action === undefined) return;
  event.preventDefault();
  if (!event.repeat || HELD.has(name)) action();
}

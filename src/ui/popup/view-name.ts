import type { View } from './look';

/** One word for what the popup shows; tests and styles go by it. */
export function viewName(view: View): string {
  if (view.kind !== 'report') return view.kind;
  const { state, read, waiting, adapter } = view.report;
  // Nobody has named the adapter, or judged what was found: the background is only just starting.
  const unanswered = adapter === '' || waiting > 0;
  return state === 'reading' && read === 0 && unanswered ? 'starting' : state;
}

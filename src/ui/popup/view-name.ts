import type { View } from './look';

/** One word for what the popup shows; tests and styles go by it. */
export function viewName(view: View): string {
  if (view.kind !== 'report') return view.kind;
  const { state, read, waiting } = view.report;
  // Posts were found and nobody has answered yet: the background is only just starting.
  return state === 'reading' && read === 0 && waiting > 0 ? 'starting' : state;
}

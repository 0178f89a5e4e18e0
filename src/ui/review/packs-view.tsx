/** Filled by the next step. */
export function PacksView() {
  return <main />;
}

/** Filled by the next step. */
export function StatisticsView() {
  return <main />;
}

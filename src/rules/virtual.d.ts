declare module 'virtual:mingjian/engine-data' {
  const data: import('../engine/data').EngineData;
  export default data;
}

declare module 'virtual:mingjian/rule-sums' {
  /** What each rule file of the same build must have, as `fetch` takes it. */
  const sums: Readonly<Record<import('./packaged').RuleFileName, string>>;
  export default sums;
}

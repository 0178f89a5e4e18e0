declare module 'virtual:mingjian/engine-data' {
  const data: import('../engine/data').EngineData;
  export default data;
}

declare module 'virtual:mingjian/engine-data' {
  import type { EngineData } from '../engine/data';

  const data: EngineData;
  export default data;
}

declare module 'virtual:mingjian/rule-texts' {
  import type { RuleTexts } from './schema';

  const texts: RuleTexts;
  export default texts;
}

declare module 'virtual:mingjian/engine-data' {
  import type { EngineData } from '../engine/data';

  const data: EngineData;
  export default data;
}

declare module 'virtual:mingjian/rule-parts' {
  import type { RuleParts } from './team-compile';

  const parts: RuleParts;
  export default parts;
}

declare module 'virtual:mingjian/rule-texts' {
  import type { RuleTexts } from './schema';

  const texts: RuleTexts;
  export default texts;
}

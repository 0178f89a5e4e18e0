declare module 'virtual:mingjian/engine-data' {
  import type { EngineData } from '../engine/data';

  const data: EngineData;
  export default data;
}

declare module 'virtual:mingjian/rule-parts' {
  import type { RuleParts } from './team-compile';

  const parts: Omit<RuleParts, 'voice'>;
  export default parts;
}

declare module 'virtual:mingjian/rule-texts/zh-CN' {
  import type { LocalTexts } from './local-texts';

  const texts: LocalTexts;
  export default texts;
}

declare module 'virtual:mingjian/rule-texts/zh-TW' {
  import type { LocalTexts } from './local-texts';

  const texts: LocalTexts;
  export default texts;
}

declare module 'virtual:mingjian/rule-texts/en' {
  import type { LocalTexts } from './local-texts';

  const texts: LocalTexts;
  export default texts;
}

declare module 'virtual:mingjian/rule-examples' {
  import type { RuleExamples } from './local-texts';

  const examples: Readonly<Record<string, RuleExamples>>;
  export default examples;
}

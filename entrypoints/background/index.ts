import { defineBackground } from 'wxt/utils/define-background';
import { welcomeOnce } from '../../src/background/first-run';
import { createJudge } from '../../src/background/judge-posts';
import { answerMessages } from '../../src/background/listen';
import { createSegmenterHost } from '../../src/background/segmenter-host';
import { shortenPause } from '../../src/background/short-pause';
import { startJieba } from '../../src/background/start-jieba';
import { withTurnedDown } from '../../src/background/turned-down';
import { followUserSites } from '../../src/background/user-sites';
import { createEngine } from '../../src/engine';
import { onceLoaded } from '../../src/once-loaded';
import { loadRuleTexts } from '../../src/rules/load-texts';
import { loadRuleFile } from '../../src/rules/packaged';

export default defineBackground({
  // A module, so that jieba's file is shipped beside the script and not inside it as text.
  type: 'module',
  // Listeners first and synchronously: an event that wakes the worker is lost otherwise.
  main() {
    const loadEngine = onceLoaded(async () => createEngine(await loadRuleFile('engine-data')));
    const judge = withTurnedDown(createJudge(loadEngine, createSegmenterHost(startJieba)));
    answerMessages({
      judge,
      loadTexts: loadRuleTexts,
      pageOpened() {
        // It will ask for judgements soon; an error comes back with that question.
        void loadEngine().catch(() => undefined);
        // A storage that fails now is asked again with the next page.
        void shortenPause().catch(() => undefined);
      },
    });
    followUserSites();
    welcomeOnce();
  },
});

import { defineBackground } from 'wxt/utils/define-background';
import { welcomeOnce } from '../../src/background/first-run';
import { createJudge } from '../../src/background/judge-posts';
import { answerMessages } from '../../src/background/listen';
import { publishedPacks } from '../../src/background/load-packs';
import { createSegmenterHost } from '../../src/background/segmenter-host';
import { shortenPause } from '../../src/background/short-pause';
import { startJieba } from '../../src/background/start-jieba';
import { withTeamPacks } from '../../src/background/team-packs';
import { withTurnedDown } from '../../src/background/turned-down';
import { followUserSites } from '../../src/background/user-sites';
import { createEngine } from '../../src/engine';
import { onceLoaded } from '../../src/once-loaded';
import { loadPageTexts } from '../../src/review/published-packs';
import { loadRuleFile } from '../../src/rules/load-rule-file';

export default defineBackground({
  // A module, so that jieba's file is shipped beside the script and not inside it as text.
  type: 'module',
  // Listeners first and synchronously: an event that wakes the worker is lost otherwise.
  main() {
    const loadData = onceLoaded(() => loadRuleFile('engine-data'));
    const loadEngine = onceLoaded(async () => createEngine(await loadData()));
    const host = createSegmenterHost(startJieba);
    const builtIn = createJudge(loadEngine, host);
    answerMessages({
      judge: withTurnedDown(withTeamPacks(builtIn, publishedPacks(loadData), host)),
      loadTexts: loadPageTexts,
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

import data from 'virtual:mingjian/engine-data';
import en from 'virtual:mingjian/rule-texts/en';
import zhCN from 'virtual:mingjian/rule-texts/zh-CN';
import zhTW from 'virtual:mingjian/rule-texts/zh-TW';
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

export default defineBackground({
  // A module, so that jieba's file is shipped beside the script and not inside it as text.
  type: 'module',
  // Listeners first and synchronously: an event that wakes the worker is lost otherwise.
  main() {
    const judge = withTurnedDown(createJudge(createEngine(data), createSegmenterHost(startJieba)));
    answerMessages({
      judge,
      texts: { 'zh-CN': zhCN, 'zh-TW': zhTW, en },
      // A storage that fails now is asked again with the next page.
      pageOpened: () => void shortenPause().catch(() => undefined),
    });
    followUserSites();
    welcomeOnce();
  },
});

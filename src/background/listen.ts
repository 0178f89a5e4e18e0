import { browser } from 'wxt/browser';
import type { Post } from '../engine/types';
import type { Language } from '../i18n';
import { type ToBackground, toBackground } from '../messages/to-background';
import { RuleFileError } from '../rules/load-rule-file';
import type { LocalTexts } from '../rules/local-texts';
import { siteForUrl } from '../sites';
import { showState } from './badge';
import type { Judge, Judgement } from './judge-posts';
import { pickTexts } from './texts';

export interface Answers {
  readonly judge: Judge;
  readonly loadTexts: (language: Language) => Promise<LocalTexts>;
  /** A page has opened and will ask for judgements soon. Nobody waits for what is done then. */
  readonly pageOpened: () => void;
}

type Reply = (answer: unknown) => void;
interface Sender {
  readonly id?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/**
 * Answers the messages of content scripts. They run beside pages that may be hostile, so all they
 * can do here is ask and count. Anything else is left unanswered.
 */
export function answerMessages(answers: Answers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, reply: Reply) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const parsed = toBackground.safeParse(message);
    if (!parsed.success) return undefined;
    // An answer that fails is no answer: the page asks once more. Chromium takes no promise here.
    answer(parsed.data, sender, answers).then(reply, (error: unknown) => {
      console.error('A message of a page could not be answered.', error);
      reply(undefined);
    });
    return true as const;
  });
}

async function answer(message: ToBackground, sender: Sender, answers: Answers): Promise<unknown> {
  switch (message.type) {
    case 'page-judge':
      return answers.judge(message.posts.map(asPost)).then(brief, withoutRules);
    case 'page-texts':
      return pickTexts(await answers.loadTexts(message.language), message.rules, message.language);
    case 'page-site': {
      answers.pageOpened();
      const { id, shapes, walls, wallWords } = siteForUrl(`https://${message.host}/`);
      return { id, shapes, walls, wallWords };
    }
    case 'page-count': {
      const tabId = sender.tab?.id;
      if (tabId === undefined) return { done: false };
      // The tab may be gone by now: nothing to show then, and nothing to report.
      return showState(tabId, message).then(
        () => ({ done: true }),
        () => ({ done: false }),
      );
    }
  }
}

/** A judgement as the page gets it (`judgeReply`). A post that could not be judged is nowhere in it. */
function brief({ verdicts, guarded }: Judgement) {
  const said = verdicts.filter(({ findings }) => findings.length > 0);
  const others = verdicts.filter(({ findings }) => findings.length === 0);
  return { verdicts: said, harmless: others.map(({ id }) => id), guarded };
}

/** A page must be able to tell a package that is damaged from a background that is only away. */
function withoutRules(error: unknown) {
  if (!(error instanceof RuleFileError)) throw error;
  console.error('The rules cannot be read; nothing is judged.', error);
  return { verdicts: [], harmless: [], guarded: true, noRules: true };
}

/** The parsed message may hold `kind: undefined`, which `Post` does not know. */
function asPost({
  id,
  text,
  kind,
}: {
  id: string;
  text: string;
  kind?: Post['kind'] | undefined;
}): Post {
  return kind === undefined ? { id, text } : { id, text, kind };
}

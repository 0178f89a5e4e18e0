import { browser } from 'wxt/browser';
import type { Post } from '../engine/types';
import { type ToBackground, toBackground } from '../messages';
import type { LocalTextsByLanguage } from '../rules/local-texts';
import { showState } from './badge';
import type { Judge } from './judge-posts';
import { pickTexts } from './texts';

export interface Answers {
  readonly judge: Judge;
  readonly texts: LocalTextsByLanguage;
}

interface Sender {
  readonly id?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/**
 * Answers the messages of content scripts. They run beside pages that may be hostile, so all they
 * can do here is ask and count. Anything else is left unanswered.
 */
export function answerMessages(answers: Answers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const parsed = toBackground.safeParse(message);
    return parsed.success ? answer(parsed.data, sender, answers) : undefined;
  });
}

async function answer(message: ToBackground, sender: Sender, answers: Answers): Promise<unknown> {
  switch (message.type) {
    case 'page-judge':
      return answers.judge(message.posts.map(asPost));
    case 'page-texts':
      return pickTexts(answers.texts, message.rules, message.language);
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

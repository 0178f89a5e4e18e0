import type * as z from 'zod/mini';
import { answered } from '../answered';
import type { Post } from '../engine/types';
import { type JudgeReply, judgeReply, siteReply, textsReply } from '../messages/from-background';
import type { ToBackground } from '../messages/to-background';
import type { PageSite } from '../sites/types';
import type { RuleTextsById } from './card';
import type { Language } from './words';

/** Sends one message to the background; rejects or resolves to nothing when nobody answers. */
export type Send = (message: ToBackground) => Promise<unknown>;

export interface Background {
  /** The adapter for a host; the generic one for a host without. */
  site(host: string): Promise<PageSite>;
  judge(posts: Post[]): Promise<JudgeReply>;
  texts(rules: readonly string[], language: Language): Promise<RuleTextsById>;
  /** Nobody waits for it: a lost count is made good by the next one. */
  count(flagged: number, on?: boolean): void;
}

/** The background answers, but has no rules to judge by. */
export class NoRulesError extends Error {
  override readonly name = 'NoRulesError';
}

/** The background as the page sees it: typed, and asked once more when its worker has just died. */
export function createBackground(send: Send): Background {
  return {
    // A parsed message types what is left out as undefined; in JSON it is not there.
    site: (host) => ask(send, { type: 'page-site', host }, siteReply) as Promise<PageSite>,
    async judge(posts) {
      const reply = await ask(send, { type: 'page-judge', posts }, judgeReply);
      if (reply.noRules) throw new NoRulesError();
      return reply;
    },
    async texts(rules, language) {
      const { texts } = await ask(
        send,
        { type: 'page-texts', rules: [...rules], language },
        textsReply,
      );
      return texts;
    },
    count(flagged, on = true) {
      send({ type: 'page-count', flagged, on }).catch(() => undefined);
    },
  };
}

/** Far longer than a cold start with fifty tabs before this one: then nobody is going to answer. */
const LIMIT_MS = 30_000;

async function ask<T>(send: Send, message: ToBackground, reply: z.ZodMiniType<T>): Promise<T> {
  const once = async () => reply.parse(await answered(send(message), LIMIT_MS));
  // Requests are stateless, so the same one may be sent to the worker that starts now.
  return once().catch(once);
}

import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { answered } from '../answered';
import { loadRuleTexts } from '../rules/load-texts';
import type { LocalRule, LocalTexts } from '../rules/local-texts';

/**
 * The packs that are switched on, compiled by the review page: what the background judges web pages
 * with. The compiler is ten times as large as the background, which starts anew every half minute.
 * Content scripts can write there as well: what is read back is parsed, here and by `engineDataOf`.
 */
export const PUBLISHED_KEY = 'packs.published';

const pair = z.object({ 'zh-CN': z.string(), en: z.string() });
const publishedPack = z.object({
  id: z.string(),
  version: z.string(),
  /** Only what differs from the built-in rules of the same release; parsed by `engineDataOf`. */
  data: z.record(z.string(), z.unknown()),
  /** By rule id, never one of a built-in rule; the titles carry the team's name. */
  texts: z.record(
    z.string().check(z.startsWith('team:')),
    z.object({ title: pair, why: pair, check: pair, mayBeWrong: pair }),
  ),
});
const published = z.object({
  /** Another release may read compiled rules otherwise: they wait to be compiled anew. */
  release: z.string(),
  /** Which packs these were made of. */
  stamp: z.string(),
  packs: z.array(publishedPack),
});
export type PublishedPack = z.infer<typeof publishedPack>;
export type Published = z.infer<typeof published>;

/** What was published by this release; nothing where no pack is switched on. */
export async function loadPublished(): Promise<Published | undefined> {
  const { [PUBLISHED_KEY]: value } = await answered(browser.storage.local.get(PUBLISHED_KEY));
  const parsed = published.safeParse(value);
  return parsed.success && parsed.data.release === release() ? parsed.data : undefined;
}

/** Replaces what was published; without a pack nothing is kept. */
export async function publish(stamp: string, packs: readonly PublishedPack[]): Promise<void> {
  if (packs.length === 0) await browser.storage.local.remove(PUBLISHED_KEY);
  else {
    const value: Published = { release: release(), stamp, packs: [...packs] };
    await browser.storage.local.set({ [PUBLISHED_KEY]: value });
  }
}

/** The texts of the built-in rules, and of the packs that judge web pages. */
export async function loadPageTexts(language: 'zh-CN' | 'zh-TW' | 'en'): Promise<LocalTexts> {
  const [builtIn, own] = await Promise.all([loadRuleTexts(language), loadPublished()]);
  if (own === undefined) return builtIn;
  // A team writes Chinese and English; whoever reads zh-TW sees what the team wrote.
  const key = language === 'en' ? 'en' : 'zh-CN';
  const rules = own.packs.flatMap(({ texts }) =>
    Object.entries(texts).map(([id, { title, why, check, mayBeWrong }]): [string, LocalRule] => [
      id,
      {
        title: title[key],
        why: why[key],
        check: check[key],
        mayBeWrong: mayBeWrong[key],
        guidance: [],
        lookups: [],
      },
    ]),
  );
  return { ...builtIn, rules: { ...builtIn.rules, ...Object.fromEntries(rules) } };
}

function release(): string {
  return browser.runtime.getManifest().version;
}

import { expect } from 'vitest';
import { poll } from '../driver/poll';
import type { Session } from '../driver/session';
import { DEMO_URL, flagged } from '../support';
import { CURE } from './page';

/** What a team's pack does to web pages. */

/** What the rule of the pack flags. */
export const HIT = '大家记得对暗号再领号牌，排队不要挤';

function feed(): { url: string; html: string } {
  const post = (text: string) =>
    `<article class="woo-panel-main"><div class="wbpro-feed-ogText">${text}</div></article>`;
  const html = `<!doctype html><meta charset="utf-8"><title>微博</title><style>article{margin:20px;width:600px}</style><body>${post(HIT)}${post(CURE)}</body>`;
  return { url: DEMO_URL, html };
}

/** The team's rules that flag the pages of a site now. */
export async function teamRules(session: Session): Promise<string[]> {
  const page = await session.openPage(feed());
  const report = await session.readAll(page);
  // The built-in rules find what they find, packs or not.
  expect(flagged(report).some(({ text }) => text === CURE)).toBe(true);
  await page.close();
  const rules = report.posts.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return rules.filter((rule) => rule.startsWith('team:'));
}

/** A web page: the team's post is flagged and marked, and the popup and the card name the team. */
export async function expectInPages(session: Session): Promise<void> {
  expect(await teamRules(session)).toEqual(['team:shop-team/secret-word']);
  const page = await session.openPage(feed());
  await session.readAll(page);
  await poll('the words are marked', () =>
    page.evaluate((words) => {
      const marks = [...(CSS.highlights.get('mingjian-warning') ?? [])];
      const texts = marks.map(({ startContainer, startOffset, endOffset }) =>
        startContainer.textContent?.slice(startOffset, endOffset),
      );
      return texts.includes(words) ? true : undefined;
    }, '对暗号再领'),
  );
  const texts = await session.inExtension(async (rule) => {
    const { runtime } = (globalThis as unknown as { chrome: RuntimeGlobals }).chrome;
    return runtime.sendMessage({ type: 'page-texts', rules: [rule], language: 'zh-CN' });
  }, 'team:shop-team/secret-word');
  expect(texts).toMatchObject({
    texts: { 'team:shop-team/secret-word': { title: '社区暗号（团队规则：社区组）' } },
  });
  const popup = await session.openPopupTab(page);
  await poll('the popup names the team', () =>
    popup.evaluate(() => {
      const titles = [...document.querySelectorAll('.finding-title')];
      if (titles.some((one) => /(团队规则：|team rule: )社区组/.test(one.textContent ?? ''))) {
        return true;
      }
      // Opened one by one: a closed post shows its words only.
      document.querySelector<HTMLElement>('.post-head[aria-expanded="false"]')?.click();
      return undefined;
    }),
  );
  await popup.close();
  await page.close();
}
interface RuntimeGlobals {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

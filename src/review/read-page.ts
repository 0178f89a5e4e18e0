import { parseHTML } from 'linkedom/worker';
import type { PostKind } from '../engine/types';
import { findPosts } from '../page/find-posts';
import { findGenericPosts } from '../page/generic-posts';
import { readDetails, readPost } from '../page/read-post';
import { isBuiltIn, siteForUrl } from '../sites';

export interface SavedPost {
  readonly text: string;
  readonly kind: PostKind;
  readonly author: string;
  /** Link to the post, else the address of the page. */
  readonly url: string;
}

export interface SavedPage {
  readonly url: string;
  readonly adapter: string;
  readonly posts: readonly SavedPost[];
}

/**
 * Reads the posts of a saved page, with the adapter of its site. Runs nowhere but in memory: no
 * script of the page runs, and nothing is loaded.
 * @param url address of the page; '' = as the page itself tells it
 */
export async function readSavedPage(html: string, url = ''): Promise<SavedPage> {
  const document = parseHTML(html).document as unknown as Document;
  const address = url === '' ? addressOf(html, document) : url;
  const site = siteForUrl(address);
  const found = isBuiltIn(site)
    ? findPosts(document.documentElement, site.shapes)
    : await findGenericPosts(document, new AbortController().signal);
  const posts = found.flatMap((post) => {
    const { text } = readPost(post);
    if (text.trim() === '') return [];
    const { author = '', url: own = address } = readDetails(post);
    return [{ text, kind: post.kind, author, url: own }];
  });
  return { url: address, adapter: site.id, posts };
}

/** Browsers write down where a page was saved from; many pages name their own address. */
function addressOf(html: string, document: Document): string {
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 4_000))?.[1];
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const open = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return [saved, canonical, open].find((one) => one && /^https?:\/\//.test(one)) ?? '';
}

import type { PostKind } from '../engine/types';
import { GENERIC_SHAPE } from '../sites/generic';
import type { FoundPost } from './find-posts';
import { findGroup, type Group } from './generic-groups';
import { type Measure, type Measures, measurePage } from './generic-measure';
import { findSections } from './generic-sections';
import { real } from './real';
import { ancestor, holds, parentOf } from './tree';

const MARKED_UP = 'article, [role="article"]';
const MIN_POST_CHARS = 15;
const MIN_ARTICLE_CHARS = 150;
/** Share of the page's sentences, or of all its characters, that makes a find the page's content. */
const SHARE_OF_SENTENCES = 0.5;
const SHARE_OF_CHARS = 0.35;
const MUCH_TO_READ = 300;

/**
 * Finds the posts of any page a person would call feed, article or listing: what the page itself
 * calls articles, else one long text, else a repeated structure, else the sections of a sales page.
 * @returns nothing for a page of links and menus
 */
export async function findGenericPosts(
  document: Document,
  signal: AbortSignal,
): Promise<FoundPost[]> {
  const { body } = document;
  if (!body) return [];
  const measures = await measurePage(body, signal);
  const page = measures.get(body);
  if (signal.aborted || page === undefined) return [];

  const marked = markedUp(document, measures);
  if (holdsContent(marked, measures, page)) {
    return marked.map((element) => asPost(element, marked.length === 1 ? 'article' : 'post'));
  }
  const article = findArticle(measures, page);
  const group = findGroup(measures);
  const isFeed = group !== undefined && holdsContent(group.members, measures, page);
  if (article !== undefined && !(isFeed && isInside(group, article))) {
    const title = findTitle(document, article);
    const post = asPost(article, 'article');
    return [title === undefined ? post : { ...post, run: [title, article] }];
  }
  if (isFeed) return group.members.map((element) => asPost(element, kindOf(measures.get(element))));
  return findSections(body, measures).flatMap((run) => {
    const element = run.find((block) => (measures.get(block)?.sentenceChars ?? 0) > 0) ?? run[0];
    return element === undefined ? [] : [{ ...asPost(element, 'post'), run }];
  });
}

/** Whether a page has whole sentences enough that a person would read them. */
export async function muchToRead(document: Document, signal: AbortSignal): Promise<boolean> {
  if (!document.body) return false;
  const measures = await measurePage(document.body, signal);
  return (measures.get(document.body)?.sentenceChars ?? 0) >= MUCH_TO_READ;
}

function asPost(element: Element, kind: PostKind): FoundPost {
  return { element, kind, shape: GENERIC_SHAPE };
}

function markedUp(document: Document, measures: Measures): Element[] {
  return [...document.querySelectorAll(MARKED_UP)].filter((element) => {
    const measure = measures.get(element);
    if (measure === undefined || ancestor(element, MARKED_UP)) return false;
    return measure.chars - measure.linkChars >= MIN_POST_CHARS;
  });
}

function holdsContent(elements: readonly Element[], measures: Measures, page: Measure): boolean {
  let sentences = 0;
  let chars = 0;
  for (const element of elements) {
    sentences += measures.get(element)?.sentenceChars ?? 0;
    chars += measures.get(element)?.chars ?? 0;
  }
  if (chars === 0) return false;
  return (
    (sentences > 0 && sentences >= SHARE_OF_SENTENCES * page.sentenceChars) ||
    chars >= SHARE_OF_CHARS * page.chars
  );
}

/** The box whose own lines and direct paragraphs hold most sentences: an article's text is flat. */
function findArticle(measures: Measures, page: Measure): Element | undefined {
  const scores = new Map<Element, number>();
  const add = (element: Element | null | undefined, score: number): void => {
    if (element && measures.has(element)) scores.set(element, (scores.get(element) ?? 0) + score);
  };
  for (const [element, { ownSentenceChars }] of measures) {
    if (ownSentenceChars === 0) continue;
    add(element, ownSentenceChars);
    const parent = parentOf(element);
    add(parent, ownSentenceChars);
    // Some editors wrap every paragraph; a parent with more is a section or an item instead.
    if (parent !== null && isWrapper(measures, parent)) add(parentOf(parent), ownSentenceChars);
  }
  const [best, score] = [...scores].reduce<[Element | undefined, number]>(
    (top, next) => (next[1] > top[1] ? next : top),
    [undefined, 0],
  );
  const isMost = score >= MIN_ARTICLE_CHARS && score >= SHARE_OF_SENTENCES * page.sentenceChars;
  return isMost ? best : undefined;
}

function isWrapper(measures: Measures, element: Element): boolean {
  return (measures.get(element)?.paragraphs ?? 0) === 1;
}

/** The headline, told from a logo by the page's title. */
function findTitle(document: Document, article: Element): Element | undefined {
  const title = document.title.replace(/\s+/g, '');
  return [...document.querySelectorAll('h1, h2')].find((heading) => {
    const words = heading.textContent.replace(/\s+/g, '');
    if (words.length < 4 || real(article).contains(heading)) return false;
    return title.startsWith(words.slice(0, 10));
  });
}

function isInside(group: Group, element: Element): boolean {
  return group.members.some((member) => holds(member, element));
}

function kindOf(measure: Measure | undefined): PostKind {
  return measure !== undefined && measure.sentenceChars === 0 && measure.pictures > 0
    ? 'listing'
    : 'post';
}

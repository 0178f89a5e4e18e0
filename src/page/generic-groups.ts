import type { Measure, Measures } from './generic-measure';
import { real } from './real';
import { holds, parentOf } from './tree';

/** Siblings (or cousins) built alike, each with something to say: the items of a feed or a list. */
export interface Group {
  readonly members: readonly Element[];
  readonly chars: number;
}

const MIN_MEMBER_CHARS = 12;
const MIN_OWN_WORDS = 15;
const MIN_MEMBERS = 3;
/** Two are a feed only if both are long. */
const LONG_MEMBER_CHARS = 100;
/** The items must be most of the box they stand in; else it is a page with sections. */
const SHARE_OF_BOX = 0.6;
const SAME_TEXT = 0.9;
const NO_ITEMS = new Set([
  'P',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'TD',
  'TH',
  'TBODY',
  'DD',
  'DT',
]);

/**
 * Finds the repeated structure that holds most of the page's words.
 * @returns undefined for a page without one, such as an article
 */
export function findGroup(measures: Measures): Group | undefined {
  const byKey = new Map<string, Element[]>();
  for (const [element, measure] of measures) {
    if (!isItem(element, measure)) continue;
    const key = `${signature(parentOf(element))}>${signature(element)}`;
    const members = byKey.get(key);
    if (members === undefined) byKey.set(key, [element]);
    else members.push(element);
  }
  const groups = [...byKey.values()]
    .map((members) => outermost(members))
    .filter((members) => isRepeated(members, measures))
    .map((members) => ({ members, chars: sum(members, measures) }))
    .filter((group) => group.chars >= SHARE_OF_BOX * boxChars(group.members, measures))
    .sort((a, b) => b.chars - a.chars);
  const best = groups[0];
  if (best === undefined) return undefined;
  // Rows of cards: the cards are the items, not the rows.
  return (
    groups.find(
      (group) =>
        group.chars >= SAME_TEXT * best.chars &&
        group.members.length > best.members.length &&
        group.members.every((one) => best.members.some((outer) => holds(outer, one))),
    ) ?? best
  );
}

function isItem(element: Element, { chars, linkChars, paragraphs, pictures }: Measure): boolean {
  if (chars < MIN_MEMBER_CHARS || NO_ITEMS.has(real(element).tagName)) return false;
  if (parentOf(element) === null) return false;
  const hasOwnWords = chars - linkChars >= MIN_OWN_WORDS;
  // A menu entry is one short link; a card has a picture and several lines.
  return (
    (hasOwnWords && (paragraphs >= 2 || real(element).tagName === 'LI')) ||
    (pictures > 0 && paragraphs >= 2)
  );
}

/** Tag and first class, numbers left out: `post-17` and `post-18` are alike. */
function signature(element: Element | null): string {
  if (element === null) return '';
  const own = real(element);
  const first = (own.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? '';
  return `${own.tagName}.${first.replace(/\d+/g, '')}`;
}

function outermost(elements: readonly Element[]): Element[] {
  const set = new Set(elements);
  return elements.filter((element) => {
    for (let one = parentOf(element); one !== null; one = parentOf(one)) {
      if (set.has(one)) return false;
    }
    return true;
  });
}

function isRepeated(members: readonly Element[], measures: Measures): boolean {
  if (members.length >= MIN_MEMBERS) return true;
  return (
    members.length === 2 &&
    members.every((one) => (measures.get(one)?.chars ?? 0) >= LONG_MEMBER_CHARS)
  );
}

function sum(members: readonly Element[], measures: Measures): number {
  return members.reduce((total, one) => total + (measures.get(one)?.chars ?? 0), 0);
}

function boxChars(members: readonly Element[], measures: Measures): number {
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined) return 0;
  let box = parentOf(first);
  while (box !== null && !holds(box, last)) box = parentOf(box);
  return box === null ? 0 : (measures.get(box)?.chars ?? 0);
}

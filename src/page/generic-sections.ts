import type { Measure, Measures } from './generic-measure';
import { real } from './real';

/** A stretch of a page without items: consecutive blocks that belong together. */
export type Section = readonly Element[];

const MAIN_SHARE = 0.8;
/** A heading begins a new section once the one before has this much: enough to tell who speaks. */
const ENOUGH_CHARS = 400;
const LONG_CHARS = 1_200;
/** A block longer than this is taken apart. */
const HUGE_CHARS = 2_500;
const MIN_SECTION_CHARS = 20;
const MIN_PAGE_WORDS = 60;
const HEADING = /^H[1-5]$/;
const MAX_HEADING_CHARS = 90;

/** Cuts a sales or landing page into sections at its headings; menus and link lists are left out. */
export function findSections(root: Element, measures: Measures): Section[] {
  const box = mainBox(root, measures);
  const sections: Element[][] = [];
  let current: Element[] = [];
  let chars = 0;
  const close = (): void => {
    if (chars >= MIN_SECTION_CHARS) sections.push(current);
    current = [];
    chars = 0;
  };
  for (const block of blocks(box, measures)) {
    const measure = measures.get(block);
    if (measure === undefined) continue;
    if (chars >= LONG_CHARS || (chars >= ENOUGH_CHARS && startsSection(block, measure))) close();
    current.push(block);
    chars += measure.chars;
  }
  close();
  const words = sections.flat().reduce((total, block) => total + ownWords(measures.get(block)), 0);
  return words >= MIN_PAGE_WORDS ? sections : [];
}

function mainBox(root: Element, measures: Measures): Element {
  let box = root;
  for (;;) {
    const total = measures.get(box)?.chars ?? 0;
    const main = [...real(box).children].find(
      (child) => (measures.get(child)?.chars ?? 0) >= MAIN_SHARE * total,
    );
    if (main === undefined || total === 0 || real(main).childElementCount === 0) return box;
    box = main;
  }
}

function blocks(box: Element, measures: Measures): Element[] {
  const own = measures.get(box);
  // Words of its own between the children would be lost: such a box stays whole.
  if (own !== undefined && own.ownSentenceChars > 0) return [box];
  return [...real(box).children].flatMap((child) => {
    const measure = measures.get(child);
    if (measure === undefined || measure.chars === 0 || isLinks(measure)) return [];
    return measure.chars > HUGE_CHARS && real(child).childElementCount > 1
      ? blocks(child, measures)
      : [child];
  });
}

function isLinks({ chars, linkChars, sentenceChars }: Measure): boolean {
  return sentenceChars === 0 && linkChars > chars * 0.7;
}

function startsSection(block: Element, { chars }: Measure): boolean {
  if (HEADING.test(real(block).tagName)) return true;
  return chars <= MAX_HEADING_CHARS && real(block).querySelector('h1, h2, h3, h4, h5') !== null;
}

function ownWords(measure: Measure | undefined): number {
  return measure === undefined ? 0 : measure.chars - measure.linkChars;
}

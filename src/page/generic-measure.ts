import { createPause } from './pause';
import { isBlock, isSkipped } from './read-text';
import { real } from './real';
import { parentOf, shadowOf } from './tree';

/** How much of what an element holds, navigation and hidden parts left out. Counts in UTF-16 units. */
export interface Measure {
  chars: number;
  linkChars: number;
  /** Characters in paragraphs that are sentences: long enough, punctuated, not a link. */
  sentenceChars: number;
  /** Blocks with words of their own. */
  paragraphs: number;
  pictures: number;
  /** Sentence characters of the element's own lines, not of the blocks inside it. */
  ownSentenceChars: number;
}

export type Measures = ReadonlyMap<Element, Measure>;

/** Parts of a page that are never a post. */
const NOT_CONTENT = [
  'nav, footer, aside, menu, dialog, button, select, label',
  '[role="navigation"], [role="menu"], [role="banner"], [role="contentinfo"], [role="search"]',
  '[role="toolbar"], [role="dialog"], [role="complementary"]',
  '[style*="display:none"], [style*="display: none"]',
].join(', ');
const MIN_SENTENCE_CHARS = 20;
const PUNCTUATION = /[，。！？；：、,.!?;:]/;

interface Line {
  chars: number;
  linkChars: number;
  punctuated: boolean;
}

/**
 * Weighs every element of the page, in slices.
 * @returns the measures; elements that are left out have none
 */
export async function measurePage(root: Element, signal: AbortSignal): Promise<Measures> {
  const pause = createPause();
  const order: Element[] = [];
  const lines = new Map<Element, Line>();
  const measures = new Map<Element, Measure>();
  const open: { element: Element; inLink: boolean; line: Line }[] = [
    { element: root, inLink: false, line: newLine(lines, root) },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, inLink, line } = next;
    order.push(element);
    const measure = emptyMeasure(element);
    measures.set(element, measure);
    const shown = shadowOf(element) ?? element;
    for (let node = real(shown).firstChild; node !== null; node = real(node).nextSibling) {
      const { nodeType } = real(node);
      if (nodeType === 3) addText(line, (node as Text).data, inLink);
      else if (nodeType === 1) {
        const child = node as Element;
        if (isSkipped(child) || real(child).matches(NOT_CONTENT)) continue;
        open.push({
          element: child,
          inLink: inLink || real(child).tagName === 'A',
          line: isBlock(child) ? newLine(lines, child) : line,
        });
      }
    }
    await pause();
    if (signal.aborted) return new Map();
  }
  for (const [element, line] of lines) closeLine(measures.get(element), line);
  // Children come behind their parents in `order`: going back adds them up.
  for (const element of order.reverse()) {
    const around = parentOf(element);
    const parent = around === null ? undefined : measures.get(around);
    const own = measures.get(element);
    if (element !== root && parent !== undefined && own !== undefined) addUp(parent, own);
    await pause();
  }
  return measures;
}

function newLine(lines: Map<Element, Line>, element: Element): Line {
  const line = { chars: 0, linkChars: 0, punctuated: false };
  lines.set(element, line);
  return line;
}

function addText(line: Line, data: string, inLink: boolean): void {
  const words = data.trim();
  if (words === '') return;
  line.chars += words.length;
  if (inLink) line.linkChars += words.length;
  line.punctuated ||= PUNCTUATION.test(words);
}

function closeLine(measure: Measure | undefined, line: Line): void {
  if (measure === undefined || line.chars === 0) return;
  const sentence =
    line.punctuated && line.chars >= MIN_SENTENCE_CHARS && line.linkChars * 2 < line.chars;
  measure.chars += line.chars;
  measure.linkChars += line.linkChars;
  measure.paragraphs += 1;
  measure.ownSentenceChars = sentence ? line.chars : 0;
  measure.sentenceChars += measure.ownSentenceChars;
}

function addUp(parent: Measure, child: Measure): void {
  parent.chars += child.chars;
  parent.linkChars += child.linkChars;
  parent.sentenceChars += child.sentenceChars;
  parent.paragraphs += child.paragraphs;
  parent.pictures += child.pictures;
}

function emptyMeasure(element: Element): Measure {
  const { tagName } = real(element);
  const pictures = tagName === 'IMG' || tagName === 'PICTURE' ? 1 : 0;
  return { chars: 0, linkChars: 0, sentenceChars: 0, paragraphs: 0, pictures, ownSentenceChars: 0 };
}

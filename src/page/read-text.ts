import { MAX_POST_CHARS } from '../messages/limits';
import { real } from './real';
import { shadowOf } from './tree';

/** One run of the text that stands unchanged in one node: the way back from an offset to the page. */
export interface TextPiece {
  /** A text node, or an `img` whose `alt` was read. */
  readonly node: Text | Element;
  /** UTF-16 offset in the text that was read. */
  readonly start: number;
  /** UTF-16 offset in the node's own data; 0 for an image. */
  readonly nodeStart: number;
  readonly length: number;
}

export interface ReadText {
  readonly text: string;
  /** Sorted by `start`; line breaks between blocks belong to no piece. */
  readonly pieces: readonly TextPiece[];
  /** The text was longer than the limit; the rest was left out. */
  readonly truncated: boolean;
}

export interface ReadOptions {
  /** Selector of parts that are not read. */
  readonly drop?: string | undefined;
  readonly maxChars?: number;
  /** Whether line breaks in the source show as such (`white-space: pre…`); one question per root. */
  readonly keepsNewlines?: (root: Element) => boolean;
}

const SKIP = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA SELECT INPUT SVG IFRAME VIDEO AUDIO CANVAS OBJECT EMBED HEAD MATH'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'
  ).split(' '),
);
/** Emoji pictures have short names; a longer `alt` describes a photo and is not the author's text. */
const MAX_ALT_CHARS = 12;
/** Deeper than any page needs; a page that nests without end must not exhaust the stack. */
const MAX_DEPTH = 1_000;
const SPACE = 0x20;
const LINE_FEED = 0x0a;

/** Blank, tab, line feed, form feed, carriage return, and the blank that holds words together. */
function isSpace(unit: number): boolean {
  return unit === SPACE || (unit <= 0x0d && unit >= 0x09 && unit !== 0x0b) || unit === 0xa0;
}

/** True for an element whose words are never read: code, controls, and what is marked as hidden. */
export function isSkipped(element: Element): boolean {
  const own = real(element);
  return SKIP.has(own.tagName.toUpperCase()) || own.hasAttribute('hidden');
}

/** True for an element that starts a line of its own. By name: styles are not asked for speed. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(real(element).tagName);
}

/**
 * Reads the text of some elements as a reader sees it: blocks and `br` as line breaks, runs of
 * white space as one space, emoji pictures as their name. Visibility is not asked: some sites show
 * their text only after a script has run.
 * @returns the text, bounded, and the map back to the nodes
 */
export function readText(roots: readonly Element[], options: ReadOptions = {}): ReadText {
  const reader = new Reader(options);
  for (const root of roots) reader.readRoot(root);
  return reader.result();
}

class Reader {
  readonly #parts: string[] = [];
  readonly #pieces: TextPiece[] = [];
  readonly #drop: string | undefined;
  readonly #max: number;
  readonly #keepsNewlines: (root: Element) => boolean;
  #length = 0;
  #pre = false;
  #truncated = false;
  /** Line breaks wait until words follow: none at the ends, at most two in a row. */
  #breaks = 0;
  #space = true;
  #depth = 0;

  constructor(options: ReadOptions) {
    this.#drop = options.drop;
    this.#max = options.maxChars ?? MAX_POST_CHARS;
    this.#keepsNewlines = options.keepsNewlines ?? (() => false);
  }

  readRoot(root: Element): void {
    this.#pre = this.#keepsNewlines(root);
    this.#break();
    this.#children(root);
    this.#break();
  }

  result(): ReadText {
    const text = this.#parts.join('');
    const pieces = this.#pieces;
    const last = pieces.at(-1);
    if (last === undefined || !text.endsWith(' ')) {
      return { text, pieces, truncated: this.#truncated };
    }
    // Space at the very end shows nowhere.
    const shorter = last.length > 1 ? [{ ...last, length: last.length - 1 }] : [];
    return {
      text: text.slice(0, -1),
      pieces: [...pieces.slice(0, -1), ...shorter],
      truncated: this.#truncated,
    };
  }

  #children(element: Element): void {
    // A shadow root shows instead of the children; a slot shows what was put into it.
    const slotted =
      real(element).localName === 'slot'
        ? (element as HTMLSlotElement).assignedNodes?.()
        : undefined;
    if (slotted !== undefined && slotted.length > 0) {
      for (const node of slotted) this.#node(node);
      return;
    }
    const parent: ParentNode & Node = shadowOf(element) ?? element;
    for (let node = real(parent).firstChild; node !== null; node = real(node).nextSibling) {
      this.#node(node);
    }
  }

  #node(node: Node): void {
    if (this.#length >= this.#max) {
      this.#truncated = true;
      return;
    }
    const { nodeType } = real(node);
    if (nodeType === 3) this.#text(node as Text);
    else if (nodeType === 1) this.#element(node as Element);
  }

  #element(element: Element): void {
    if (this.#depth >= MAX_DEPTH) {
      this.#truncated = true;
      return;
    }
    this.#depth += 1;
    this.#inside(element);
    this.#depth -= 1;
  }

  #inside(element: Element): void {
    if (isSkipped(element)) return;
    if (this.#drop !== undefined && real(element).matches(this.#drop)) return;
    const { tagName } = real(element);
    if (tagName === 'BR') {
      this.#breaks = Math.min(2, this.#breaks + 1);
    } else if (tagName === 'IMG') {
      const alt = element.getAttribute('alt')?.trim() ?? '';
      if (alt.length > 0 && alt.length <= MAX_ALT_CHARS) this.#append(element, 0, alt);
    } else if (isBlock(element)) {
      this.#break();
      this.#children(element);
      this.#break();
    } else {
      this.#children(element);
    }
  }

  /** Character by character: no list of matches for each of a thousand posts. */
  #text(node: Text): void {
    const { data } = node;
    let from = 0;
    for (let at = 0; at < data.length; at++) {
      // The rest of a text of megabytes is not even looked at.
      if (this.#length + at - from > this.#max) break;
      if (!isSpace(data.charCodeAt(at))) continue;
      let end = at;
      let breaks = 0;
      for (; end < data.length && isSpace(data.charCodeAt(end)); end++) {
        if (this.#pre && data.charCodeAt(end) === LINE_FEED) breaks++;
      }
      // One space between two words stays as it is.
      if (end === at + 1 && at > from && data.charCodeAt(at) === SPACE) continue;
      if (at > from) this.#append(node, from, data.slice(from, at));
      if (breaks > 0) this.#breaks = Math.min(2, this.#breaks + breaks);
      else if (!this.#space && this.#breaks === 0) this.#append(node, at, ' ');
      from = end;
      at = end - 1;
    }
    if (from < data.length) this.#append(node, from, data.slice(from));
  }

  #append(node: Text | Element, nodeStart: number, words: string): void {
    if (this.#breaks > 0 && words === ' ') return;
    if (this.#breaks > 0 && this.#length > 0) this.#put('\n'.repeat(this.#breaks));
    this.#breaks = 0;
    const room = this.#max - this.#length;
    if (room <= 0 || words.length > room) this.#truncated = true;
    const fitting = words.length > room ? words.slice(0, Math.max(0, room)) : words;
    if (fitting === '') return;
    this.#pieces.push({ node, start: this.#length, nodeStart, length: fitting.length });
    this.#put(fitting);
    this.#space = fitting.endsWith(' ');
  }

  #put(words: string): void {
    this.#parts.push(words);
    this.#length += words.length;
    this.#space = true;
  }

  #break(): void {
    if (this.#length > 0) this.#breaks = Math.max(this.#breaks, 1);
    this.#space = true;
  }
}

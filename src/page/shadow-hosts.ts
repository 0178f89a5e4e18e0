import { real } from './real';

/** The plain elements that can hold a root (DOM, "valid shadow host name"), with nothing in them. */
const EMPTY =
  ':is(div, span, section, article, main, aside, header, footer, nav, p, blockquote, body, h1, h2, h3, h4, h5, h6):empty';
const CUSTOM = "descendant::*[contains(local-name(), '-')]";
const ANY_ORDER = 6;

let custom: XPathExpression | undefined;

/**
 * Elements of a part of the page that may hold a shadow root: custom elements, and boxes with
 * nothing of their own to show. The browser picks them out. To ask every element makes it build an
 * object for each: 10 ms for 1,000 posts (a tenth of the budget), against 2.
 * What that misses, in a page that has posts outside too: a root on a plain box with children of its own.
 * @param everywhere also boxes that hold something, for pages that would be empty otherwise
 */
export function mayHost(part: Element | ShadowRoot, everywhere: boolean): Iterable<Element> {
  // A path may not begin in a shadow root; no XPath in the DOM of saved pages.
  if (everywhere || real(part).nodeType !== 1 || typeof XPathEvaluator !== 'function')
    return real(part).querySelectorAll('*');
  return both(customIn(part), real(part).querySelectorAll(EMPTY));
}

function* both(some: Iterable<Element>, others: Iterable<Element>): Generator<Element> {
  yield* some;
  yield* others;
}

function* customIn(part: Node): Generator<Element> {
  // Not `document.evaluate`: a form of that name would stand in its place.
  custom ??= new XPathEvaluator().createExpression(CUSTOM);
  const found = custom.evaluate(part, ANY_ORDER);
  for (let at = 0; at < found.snapshotLength; at++) {
    const element = found.snapshotItem(at);
    if (element !== null) yield element as Element;
  }
}

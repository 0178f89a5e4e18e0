import { real } from './real';

/** The tree as it is shown: an element with a shadow root shows that instead of its children. */

interface ShadowApis {
  readonly chrome?: {
    readonly dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null };
  };
}
type MaybeHost = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** Closed roots that were found: asking the browser again would cost more than all the reading. */
const closed = new WeakMap<Element, ShadowRoot>();

/** The shadow root of an element: an open one, or a closed one that `findShadow` has seen. */
export function shadowOf(element: Element): ShadowRoot | null {
  return real(element).shadowRoot ?? closed.get(element) ?? null;
}

/** Asks the browser, for closed roots too: extensions may. Remembers the answer for `shadowOf`. */
export function findShadow(element: Element): ShadowRoot | null {
  const known = shadowOf(element);
  if (known !== null || !mayHideShadow(element)) return known;
  const ask = (globalThis as ShadowApis).chrome?.dom?.openOrClosedShadowRoot;
  let found = (element as MaybeHost).openOrClosedShadowRoot ?? null;
  try {
    found ??= ask?.(element) ?? null;
  } catch {
    // Chromium refuses elements that are none of HTML's.
  }
  if (found !== null) closed.set(element, found);
  return found;
}

/** Custom elements, and boxes with nothing in them: whoever shows something else has no root. */
function mayHideShadow(element: Element): boolean {
  const { localName } = real(element);
  return localName.includes('-') || (localName === 'div' && element.firstChild === null);
}

/** The element around another one, across the border of a shadow root. */
export function parentOf(node: Node): Element | null {
  const { parentElement, parentNode } = real(node);
  return parentElement ?? (parentNode === null ? null : hostOf(parentNode));
}

/** The nearest element around this one that fits, inside the same root. */
export function ancestor(element: Element, selector: string): Element | null {
  const { parentElement } = real(element);
  return parentElement === null ? null : real(parentElement).closest(selector);
}

/** `contains`, across shadow roots. */
export function holds(outer: Element, inner: Node): boolean {
  for (let one: Node | null = inner; one !== null; one = parentOf(one))
    if (one === outer) return true;
  return false;
}

/** Negative when `a` stands before `b` on the page. */
export function pageOrder(a: Element, b: Element): number {
  if (a === b) return 0;
  const [from, to] = [
    [...hostsOf(a), a],
    [...hostsOf(b), b],
  ];
  let at = 0;
  while (at < from.length - 1 && at < to.length - 1 && from[at] === to[at]) at += 1;
  const [one, other] = [from[at] ?? a, to[at] ?? b];
  return real(one).compareDocumentPosition(other) & 4 ? -1 : 1;
}

/** The hosts of the shadow roots around an element, from the outside in. */
export function hostsOf(element: Element): Element[] {
  const chain: Element[] = [];
  for (let host = rootHost(element); host !== null; host = rootHost(host)) chain.push(host);
  return chain.reverse();
}

function rootHost(element: Element): Element | null {
  return hostOf(real(element).getRootNode());
}

/** The host of a shadow root; null for any other node. */
export function hostOf(node: Node): Element | null {
  const isFragment = real(node).nodeType === 11;
  return isFragment ? ((node as Partial<ShadowRoot>).host ?? null) : null;
}

/**
 * What stands inside an element and all shadow roots in it: the element's own root first. With a
 * list of its own, not calls in calls: a page may nest roots as deep as it likes.
 */
export function* scopesIn(element: Element): Generator<Element | ShadowRoot> {
  const open: (Element | ShadowRoot)[] = [element];
  for (let scope = open.pop(); scope !== undefined; scope = open.pop()) {
    yield scope;
    const own = scope === element ? shadowOf(element) : null;
    const inside = own === null ? [] : [own];
    for (const one of real(scope).querySelectorAll('*')) {
      const root = shadowOf(one);
      if (root !== null) inside.push(root);
    }
    // The first one next.
    for (const root of inside.reverse()) open.push(root);
  }
}

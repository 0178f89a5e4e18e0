import LAYER_STYLE from './layer.css?inline';

export const LAYER_TAG = 'mingjian-layer';
/** Only these are ours, whatever other elements are called. */
const own = new WeakSet<Element>();

export function isOwnLayer(element: Element): boolean {
  return own.has(element);
}

/** The one element we put into the page, outside its body: a zero-size box with a closed root. */
export interface Layer {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Puts the box back if the page has thrown it out. */
  ensure(): void;
  /** Where document coordinates begin, in pixels of the window. */
  origin(): { readonly x: number; readonly y: number };
  remove(): void;
}

/** Events that must not reach the page: a click on our badge is none of its business. */
const OWN_EVENTS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
];

/** Creates the layer; nothing stands in the page before `ensure`. */
export function createLayer(document: Document): Layer {
  const { host, root } = createHost(document);
  own.add(host);
  // The sheet of the manifest, which lets the layer show in Firefox, is not in the frames of a page and
  // knows only the usual name.
  if (document !== globalThis.document || host.localName !== LAYER_TAG)
    host.style.setProperty('--mingjian-shown', 'visible');
  // A sheet belongs to its document: in a frame it has to be made there.
  const view = document.defaultView as (Window & typeof globalThis) | null;
  const sheet = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
  sheet.replaceSync(LAYER_STYLE);
  root.adoptedStyleSheets = [sheet];
  for (const name of OWN_EVENTS) host.addEventListener(name, (event) => event.stopPropagation());
  return {
    host,
    root,
    ensure() {
      if (!host.isConnected) document.documentElement.append(host);
    },
    origin() {
      const { left, top } = host.getBoundingClientRect();
      return { x: left, y: top };
    },
    remove: () => host.remove(),
  };
}

const MAX_TRIES = 5;

/**
 * A page that defines an element of our name would get at a closed root through its
 * `attachInternals`, or attach a root of its own first. Such a name is left to it: a random one
 * cannot be defined beforehand, and afterwards is too late.
 */
function createHost(document: Document): { host: HTMLElement; root: ShadowRoot } {
  let tag = LAYER_TAG;
  for (let tries = 1; ; tries++) {
    const host = document.createElement(tag);
    try {
      if (!host.matches(':defined')) return { host, root: host.attachShadow({ mode: 'closed' }) };
    } catch (error) {
      if (tries === MAX_TRIES) throw error;
    }
    tag = `${LAYER_TAG}-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  }
}

import { LAYER_STYLE } from './layer-style';

export const LAYER_TAG = 'mingjian-layer';

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
  const host = document.createElement(LAYER_TAG);
  const root = host.attachShadow({ mode: 'closed' });
  // The sheet of the manifest, which lets the layer show in Firefox, is not in the frames of a page.
  if (document !== globalThis.document) host.style.setProperty('--mingjian-shown', 'visible');
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

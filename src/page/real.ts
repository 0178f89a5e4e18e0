/**
 * Forms are the one kind of element whose properties the page can bend, also for us: in Chromium
 * `<form><input name="parentElement"></form>` answers `form.parentElement` with the input (Firefox
 * shields extensions). A walk up the tree would never end. `real` reads past such names.
 */

type Descriptors = (key: PropertyKey) => PropertyDescriptor | undefined;
const shields = new WeakMap<object, object>();

/**
 * The node as the browser made it. Only for reading a property or calling a method at once:
 * `real(node).parentElement`; what is handed to the browser must be the node itself.
 */
export function real<N extends Node>(node: N): N {
  return isBendable(node) ? shielded(node) : node;
}

/** Reading one name tells: a form that bends it answers with an element, never with a text. */
function isBendable(node: Node): boolean {
  const { localName } = node as Partial<Element>;
  return localName === 'form' || (localName !== undefined && typeof localName !== 'string');
}

function shielded<N extends Node>(form: N): N {
  const known = shields.get(form) as N | undefined;
  if (known !== undefined) return known;
  const shield = new Proxy(form, { get: (target, key) => nativeValue(target, key) });
  shields.set(form, shield);
  return shield;
}

function nativeValue(form: object, key: PropertyKey): unknown {
  const found = nativeDescriptor(key);
  // No browser around (saved pages, tests): that DOM bends nothing.
  if (found === undefined) return bound(Reflect.get(form, key), form);
  return found.get === undefined ? bound(found.value, form) : Reflect.apply(found.get, form, []);
}

function bound(value: unknown, form: object): unknown {
  return typeof value === 'function' ? value.bind(form) : value;
}

/** From our own world's prototypes, which no script of the page reaches. */
const nativeDescriptor: Descriptors = (key) => {
  let proto: object | null = globalThis.HTMLElement?.prototype ?? null;
  for (; proto !== null; proto = Object.getPrototypeOf(proto)) {
    const found = Object.getOwnPropertyDescriptor(proto, key);
    if (found !== undefined) return found;
  }
  return undefined;
};

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A name in a built script that can reach the network or run strings, and where it stands. */
export interface Place {
  /** Path in the package, without the hash of the build. */
  readonly file: string;
  readonly name: string;
  /** Some characters around it. */
  readonly code: string;
}

/** Names by which a script asks for something outside, or hands a string to be run or parsed. */
const NAMES = new Set([
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'Worker',
  'SharedWorker',
  'Image',
  'Audio',
  'eval',
  'Function',
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'parseHTMLUnsafe',
  'srcdoc',
  'write',
  'writeln',
]);
/** Ordinary words: only on the document are they what is meant. */
const OF_DOCUMENT = new Set(['write', 'writeln']);
/** Asked for without harm (`if (self.Worker)`); started only with `new`. */
const WITH_NEW = new Set(['Worker', 'SharedWorker', 'Image', 'Audio']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
type Fields = Node & Readonly<Record<string, unknown>>;

export interface Scanned {
  readonly places: readonly Place[];
  /** Every address in a string, a template, a style sheet, an HTML or a JSON file. */
  readonly addresses: readonly { readonly file: string; readonly address: string }[];
}

/** Reads everything that a built package holds: scripts as syntax trees, the rest as text. */
export function scanPackage(dir: string): Scanned {
  const places: Place[] = [];
  const addresses: { file: string; address: string }[] = [];
  for (const path of filesIn(dir)) {
    const text = readFileSync(join(dir, path), 'utf8');
    const file = path.replace(/-[\w-]{8}(\.\w+)$/, '$1');
    if (path.endsWith('.js')) scanScript(text, file, places, addresses);
    // What the manifest names are patterns of sites, compared with PRIVACY.md.
    else if (path !== 'manifest.json' && /\.(css|html|json|svg)$/.test(path))
      noteAddresses(text, file, addresses);
  }
  return { places, addresses };
}

export function filesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}

function noteAddresses(text: string, file: string, into: { file: string; address: string }[]) {
  for (const [address] of text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>\\)]*/g)) {
    into.push({ file, address });
  }
}

/** Syntax, not text: a name in a comment or a sentence is none, one in brackets is. */
export function scanScript(
  text: string,
  file: string,
  places: Place[],
  addresses: { file: string; address: string }[],
): void {
  const note = (name: string, { start }: Node) => {
    const code = text.slice(Math.max(0, start - 40), start + 60).replace(/\s+/g, ' ');
    places.push({ file, name, code });
  };
  const isHarmless = (node: Fields, parent: Fields | undefined): boolean => {
    if (isDefinition(node, parent)) return true;
    if (WITH_NEW.has(String(node.name))) {
      const { start } = parent?.type === 'MemberExpression' ? parent : node;
      return !/\bnew\s*\(?$/.test(text.slice(Math.max(0, start - 10), start));
    }
    // Function.prototype, Function.toString: about functions that are there.
    return (
      node.name === 'Function' && parent?.type === 'MemberExpression' && parent.object === node
    );
  };
  const isDocument = (node: Fields | undefined) => {
    const name =
      node?.type === 'MemberExpression' ? nameOf(node.property as Fields) : node && nameOf(node);
    return name === 'document';
  };
  const walk = (node: Fields, parent: Fields | undefined): void => {
    if (node.type === 'Identifier') {
      const name = String(node.name);
      if (NAMES.has(name) && !OF_DOCUMENT.has(name) && !isHarmless(node, parent)) note(name, node);
    }
    if (
      node.type === 'MemberExpression' &&
      OF_DOCUMENT.has(nameOf(node.property as Fields) ?? '')
    ) {
      if (isDocument(node.object as Fields)) note('document.write', node);
    }
    // `const {fetch: ask} = self` takes it under another name.
    if (node.type === 'ObjectPattern') {
      for (const property of node.properties as Fields[]) {
        const name = property.type === 'Property' ? nameOf(property.key as Fields) : undefined;
        if (name !== undefined && NAMES.has(name)) note(name, property);
      }
    }
    if (node.type === 'Literal' && typeof node.value === 'string') {
      noteAddresses(node.value, file, addresses);
      // self['fetch'], and lists of names that something goes through.
      if (NAMES.has(node.value) && isReached(node, parent)) note(node.value, node);
    }
    if (node.type === 'TemplateElement')
      noteAddresses(String((node.value as { raw: string }).raw), file, addresses);
    // A script of another place; with a plain string it is one of the package's own.
    if (
      node.type === 'ImportExpression' &&
      !/^["'`]\.{0,2}\//.test(text.slice((node.source as Node).start))
    ) {
      note('import()', node);
    }
    for (const value of Object.values(node)) {
      for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) walk(one, node);
    }
  };
  walk(parseAst(text) as unknown as Fields, undefined);
}

function isNode(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function nameOf(node: Fields): string | undefined {
  if (node.type === 'Identifier') return String(node.name);
  return node.type === 'Literal' ? String(node.value) : undefined;
}

/** `{fetch: …}` and `set innerHTML(…)` define something of that name; they reach for nothing. */
function isDefinition(node: Fields, parent: Fields | undefined): boolean {
  if (parent === undefined || parent.computed === true) return false;
  return (
    ['Property', 'MethodDefinition', 'PropertyDefinition'].includes(parent.type) &&
    parent.key === node &&
    parent.value !== node
  );
}

function isReached(node: Fields, parent: Fields | undefined): boolean {
  return parent?.type === 'MemberExpression'
    ? parent.property === node
    : parent?.type === 'ArrayExpression';
}

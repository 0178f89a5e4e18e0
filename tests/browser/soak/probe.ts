import type { CDPSession, Page } from 'puppeteer-core';

/** What one world of scripts holds after a collection. */
export interface Held {
  readonly heapBytes: number;
  /** Objects whose prototype is of this world: what others keep in the same heap is not counted. */
  readonly objects: number;
  readonly observers: number;
}

const OBSERVERS = ['MutationObserver', 'IntersectionObserver', 'ResizeObserver'];
const GROUP = 'soak';

/** Collects what nobody holds; the second round takes what the first one's finalizers let go. */
export async function collect(cdp: CDPSession): Promise<void> {
  for (let round = 0; round < 2; round++) await cdp.send('HeapProfiler.collectGarbage');
}

/**
 * Counts what a world holds.
 * @param contextId the isolated world of the content script; left out: the page's own
 */
export async function held(cdp: CDPSession, contextId?: number): Promise<Held> {
  await collect(cdp);
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const objects = await countOf(cdp, 'Object', contextId);
  let observers = 0;
  for (const name of OBSERVERS) observers += await countOf(cdp, name, contextId);
  return { heapBytes: usedSize, objects, observers };
}

async function countOf(cdp: CDPSession, name: string, contextId?: number): Promise<number> {
  const { result } = await cdp.send('Runtime.evaluate', {
    // A worker has no observers of the page.
    expression: `globalThis.${name}?.prototype`,
    objectGroup: GROUP,
    ...(contextId === undefined ? {} : { contextId }),
  });
  if (result.objectId === undefined) return 0;
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
    objectGroup: GROUP,
  });
  const { result: length } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  // The answers themselves must not be counted the next time.
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
  return Number(length.value);
}

/** What the browser counts for a whole tab. */
export async function counted(cdp: CDPSession): Promise<{ listeners: number; documents: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string): number =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { listeners: of('JSEventListeners'), documents: of('Documents') };
}

interface TreeNode {
  readonly nodeName: string;
  /** Names and values, in turn. */
  readonly attributes?: readonly string[] | undefined;
  readonly children?: readonly TreeNode[] | undefined;
  readonly shadowRoots?: readonly TreeNode[] | undefined;
}

/** What we put into a page. */
export interface OwnNodes {
  readonly nodes: number;
  /** Badges in stock, each with a listener; they are not among the nodes. */
  readonly spare: number;
}

/**
 * Nodes that we put into a page, in closed roots too: only the browser's debugger sees them. How many
 * spare badges are in stock depends on how many posts came by (page/badge-pool.ts), so they are apart.
 */
export async function ownNodes(cdp: CDPSession): Promise<OwnNodes> {
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  await cdp.send('DOM.disable');
  const open: { node: TreeNode; ours: boolean }[] = [{ node: root, ours: false }];
  let nodes = 0;
  let spare = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const ours = at.ours || at.node.nodeName.toLowerCase().startsWith('mingjian-layer');
    if (ours && isSpare(at.node)) {
      spare += 1;
      continue;
    }
    if (ours) nodes += 1;
    for (const node of [...(at.node.children ?? []), ...(at.node.shadowRoots ?? [])]) {
      open.push({ node, ours });
    }
  }
  return { nodes, spare };
}

function isSpare({ attributes = [] }: TreeNode): boolean {
  return attributes[attributes.indexOf('class') + 1] === 'spare';
}

/** A tab under watch: its console, and the worlds of scripts in it. */
export interface Watched {
  readonly cdp: CDPSession;
  /** The isolated world of our content script, while there is one. */
  world(): number | undefined;
}

/** Listens to everything that a tab's consoles say, in every world of scripts. */
export async function watchTab(page: Page, where: string, errors: string[]): Promise<Watched> {
  const cdp = await page.createCDPSession();
  const worlds = new Set<number>();
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.add(context.id);
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    worlds.delete(executionContextId);
  });
  cdp.on('Runtime.executionContextsCleared', () => worlds.clear());
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => {
    errors.push(`${where}: ${exception?.description ?? text}`);
  });
  cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'error' && type !== 'assert' && type !== 'warning') return;
    const words = args.map((arg) => arg.description ?? String(arg.value));
    errors.push(`${where}, console.${type}: ${words.join(' ')}`);
  });
  cdp.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') errors.push(`${where}, log: ${entry.text} ${entry.url ?? ''}`);
  });
  await Promise.all([
    cdp.send('Runtime.enable'),
    cdp.send('Log.enable'),
    cdp.send('Performance.enable'),
  ]);
  return { cdp, world: () => [...worlds].at(-1) };
}

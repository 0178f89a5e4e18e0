import { fileURLToPath, pathToFileURL } from 'node:url';
import { cut } from 'jieba-wasm';
import { build } from 'vite';
import { RULES_DIR } from '../../src/cli/rules-dir';
import type * as EngineModule from '../../src/engine';
import { createJiebaSegmenter } from '../../src/engine/jieba';
import { loadRules } from '../../src/rules/load-dir';
import { type Contestant, growth, perText, race, type Timing, timesFaster } from './measure';
import { createPeers, JIEBA, MODERN, WALK } from './peers';
import { densePosts, hostilePieces, hostileText, longText, ordinaryPosts } from './texts';

const FULL = 'mingjian, full pipeline';
const MATCH = 'mingjian, all but the word guard';

/** The engine bundled as the extension ships it: one module, not one per file. */
async function shippedEngine(): Promise<typeof EngineModule> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const outDir = `${root}.output/bench`;
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: { ssr: 'src/engine/index.ts', outDir, minify: false, emptyOutDir: true },
  });
  return (await import(pathToFileURL(`${outDir}/index.js`).href)) as typeof EngineModule;
}

export interface EngineBench {
  readonly ordinary: Readonly<Record<string, number>>;
  readonly dense: Readonly<Record<string, number>>;
  readonly full: { readonly vsModernAhoCorasickText: number | null };
  readonly growth100: number;
  readonly hostileGrowth100: number;
  readonly startMs: number;
  readonly heapMb: number;
}

export interface EngineReport {
  readonly json: EngineBench;
  readonly races: Readonly<Record<string, readonly Timing[]>>;
  readonly growths: Readonly<Record<string, ReturnType<typeof growth>>>;
  readonly starts: readonly (readonly [name: string, ms: number])[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6 + process.memoryUsage().arrayBuffers / 1e6;
}

/** Runs the engine half. `feed`: another JSONL file for the ordinary posts. */
export async function benchEngine(feed?: string): Promise<EngineReport> {
  const { analyse, createEngine } = await shippedEngine();
  const { data } = loadRules(RULES_DIR);
  const segmenter = createJiebaSegmenter(cut);
  const before = heapMb();
  const from = performance.now();
  const engine = createEngine(data);
  const startMs = performance.now() - from;
  const heap = heapMb() - before;
  const full: Contestant = {
    name: FULL,
    run: (text) => analyse(engine, { id: '', text }, segmenter).findings.length,
  };
  const match: Contestant = {
    name: MATCH,
    run: (text) => (engine.match({ id: '', text }).needsSegmenter ? 1 : 0),
  };
  const { peers, missing } = createPeers(data.terms);
  const ordinary = ordinaryPosts(feed);
  const dense = densePosts();
  const races = {
    'ordinary feed': race([full, match, ...peers], ordinary),
    'seller posts': race([full, match, ...peers], dense, { rounds: 5, stretchMs: 0 }),
  };
  const growths: Record<string, ReturnType<typeof growth>> = {
    'ordinary feed': growth(full, (times) => longText(ordinary, times)),
    'seller posts': growth(full, (times) => longText(dense, times)),
  };
  const growth100 = Math.max(...Object.values(growths).map(({ hundred }) => hundred));
  let hostileGrowth100 = 0;
  for (const [name, piece] of Object.entries(hostilePieces(dense))) {
    const grown = growth(full, (times) => hostileText(piece, times));
    growths[`hostile: ${name}`] = grown;
    hostileGrowth100 = Math.max(hostileGrowth100, grown.hundred);
  }
  const faster = (timings: readonly Timing[], peer: string) =>
    timesFaster(timings, FULL, peer) ?? 0;
  const inOrdinary = races['ordinary feed'];
  const inDense = races['seller posts'];
  const micros = (sorted: readonly number[], share: number) =>
    round(1000 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0));
  const posts = (list: readonly string[]) => {
    const sorted = perText(full, list);
    return { p50Us: micros(sorted, 0.5), p99Us: micros(sorted, 0.99) };
  };
  const candidates = ordinary.filter((text) => match.run(text) === 1).length;
  return {
    json: {
      ordinary: {
        vsJiebaCut: round(faster(inOrdinary, JIEBA)),
        vsWalk: round(faster(inOrdinary, WALK)),
        ...posts(ordinary),
      },
      dense: { vsJiebaCut: round(faster(inDense, JIEBA)), ...posts(dense) },
      full: {
        vsModernAhoCorasickText: round(timesFaster(inOrdinary, FULL, MODERN)),
      },
      growth100: round(growth100) ?? 0,
      hostileGrowth100: round(hostileGrowth100) ?? 0,
      startMs: round(startMs) ?? 0,
      heapMb: round(heap) ?? 0,
    } as EngineBench,
    races,
    growths,
    starts: [
      [`mingjian (${data.terms.length} terms, ${data.rules.length} rules)`, startMs],
      ...peers.filter((peer) => peer.startMs > 0).map((peer) => [peer.name, peer.startMs] as const),
    ],
    missing,
    notes: [
      `ordinary feed: ${ordinary.length} posts, ${candidates} of them reach the word guard`,
      `seller posts: ${dense.length}`,
      'times are work of this process (garbage collection included), not of the clock on the wall',
      'all peers that take terms got the same ones; only mingjian reads evasions, context and words',
    ],
  };
}

/** Three digits that mean something; null where there is nothing to compare with. */
function round(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(3));
}

export { FULL };

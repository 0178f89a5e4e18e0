import { parentPort, workerData } from 'node:worker_threads';
import { loadRules } from '../../rules/load-dir';
import { compileTeamPacks, type PackFile } from './packs';
import type { CompiledRules } from './protocol';

/** Reads and compiles the rules in a thread of its own: what that takes in memory goes with it. */
const { rules, packs } = workerData as { rules: string; packs: PackFile[] };
const { pack, data } = loadRules(rules);
try {
  const compiled: CompiledRules = { data, packs: compileTeamPacks(packs, pack) };
  const json = new TextEncoder().encode(JSON.stringify(compiled));
  const shared = new Uint8Array(new SharedArrayBuffer(json.length));
  shared.set(json);
  parentPort?.postMessage({ rules: shared });
} catch (error) {
  parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
}

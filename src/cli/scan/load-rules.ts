import { parentPort, workerData } from 'node:worker_threads';
import { loadRules } from '../../rules/load-dir';
import { RULES_DIR } from '../node-engine';
import { compileTeamPacks, type PackFile } from './packs';

/** Reads and compiles the rules in a thread of its own: what that takes in memory goes with it. */
const { pack, data } = loadRules(RULES_DIR);
try {
  parentPort?.postMessage({
    data,
    packs: compileTeamPacks((workerData as { data: PackFile[] }).data, pack),
  });
} catch (error) {
  parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
}

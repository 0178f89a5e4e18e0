import { cut } from 'jieba-wasm';
import { createEngine, type Engine, type Segmenter } from '../engine';
import { createJiebaSegmenter } from '../engine/jieba';
import { type LoadedRules, type LoadOptions, loadRules } from '../rules/load-dir';
import { RULES_DIR } from './rules-dir';

/** The engine for files and pipes: rules from the folder, jieba's Node build. */
export function createNodeEngine(
  rulesDir: string = RULES_DIR,
  options: LoadOptions = {},
): {
  engine: Engine;
  segmenter: Segmenter;
  rules: LoadedRules;
} {
  const rules = loadRules(rulesDir, options);
  return { engine: createEngine(rules.data), segmenter: createJiebaSegmenter(cut), rules };
}

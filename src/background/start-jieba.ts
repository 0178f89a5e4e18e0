import initJieba, { cut } from 'jieba-wasm/web';
// The package does not export this path. `?url` ships the unmodified file beside the script;
// the package's own `new URL(…, import.meta.url)` is rewritten by WXT and would find nothing.
import wasmUrl from '../../node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm?url';
import { createJiebaSegmenter } from '../engine/jieba';
import type { Segmenter } from '../engine/types';

/** Loads the packaged jieba (4 MB, about 350 ms). Fails where WebAssembly is switched off. */
export async function startJieba(): Promise<Segmenter> {
  await initJieba({ module_or_path: wasmUrl });
  return createJiebaSegmenter(cut);
}

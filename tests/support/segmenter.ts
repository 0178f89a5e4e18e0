import { cut } from 'jieba-wasm';
import { createJiebaSegmenter } from '../../src/engine/jieba';

/** The real segmenter without the real rules: half a second less per test file. */
export const segmenter = createJiebaSegmenter(cut);

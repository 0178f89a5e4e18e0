import type { Segmenter } from './types';

/** jieba's `cut`: the words of a text in their order, nothing left out. */
export type Cut = (text: string, hmm: boolean) => string[];

/**
 * Word boundaries from jieba's words. Adding up the lengths of the words gives UTF-16 offsets;
 * `tokenize` counts code points and would be wrong behind every emoji.
 *
 * The HMM stays off: it invents words that are in no dictionary, and the guard asks only whether
 * a hit cuts a word that people know.
 */
export function createJiebaSegmenter(cut: Cut): Segmenter {
  return {
    boundaries(text) {
      const words = cut(text, false);
      const starts = new Int32Array(words.length + 1);
      let at = 0;
      words.forEach((word, index) => {
        starts[index] = at;
        at += word.length;
      });
      starts[words.length] = at;
      // Words that do not add up to the text would drop hits in the wrong places: let all pass.
      return at === text.length ? starts : everyOffset(text.length);
    },
  };
}

function everyOffset(length: number): Int32Array {
  return Int32Array.from({ length: length + 1 }, (_, offset) => offset);
}

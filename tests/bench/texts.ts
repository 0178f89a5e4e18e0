import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../corpus/', import.meta.url));

interface Line {
  readonly text?: string;
  readonly label?: string;
  readonly genre?: string;
}

/** Posts of JSONL files, as flat strings. */
function posts(files: readonly string[], counts: (line: Line) => boolean): string[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Line)
      .flatMap((line) => (line.text !== undefined && counts(line) ? [flat(line.text)] : [])),
  );
}

/** A string that is one piece in memory, as one that came in a message. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function corpusFiles(): string[] {
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => CORPUS + name);
}

/** What a feed is made of: everyday posts. `file`: another JSONL file, all of its lines. */
export function ordinaryPosts(file?: string): string[] {
  return file === undefined
    ? posts(corpusFiles(), ({ genre }) => genre === 'ordinary_social')
    : posts([file], () => true);
}

/** Posts of sellers and recruiters with something to flag in nearly each. Every third is enough. */
export function densePosts(): string[] {
  return posts(corpusFiles(), ({ label }) => label === 'risky').filter((_, i) => i % 3 === 0);
}

/** Characters of the simple length; a hundred times that is a megabyte of text. */
const LENGTH = 10_000;

function repeated(piece: string, times: number): string {
  const wanted = LENGTH * times;
  return flat(piece.repeat(Math.ceil(wanted / piece.length)).slice(0, wanted));
}

/** One text of 10,000 characters times `times`, made of posts, a line each. */
export function longText(list: readonly string[], times: number): string {
  return repeated(`${list.join('\n')}\n`, times);
}

/** Texts that a matcher could be slow with: what is repeated, by name. */
export function hostilePieces(dense: readonly string[]): Readonly<Record<string, string>> {
  return {
    'one term': '加微信',
    'two terms that pair up': '日赚300元',
    'near misses': '招代加微月入过三天见',
    'no full stop': dense.join('').replaceAll(/[^\u4e00-\u9fff]/g, ''),
    'one character': '好',
    digits: '1',
    'Han digits': '一',
    emoji: '😀',
    noise: '*',
    'set apart': '加 微 信 ',
    'one character a line': '加\n微\n信\n',
    brackets: '（',
  };
}

export function hostileText(piece: string, times: number): string {
  return repeated(piece, times);
}

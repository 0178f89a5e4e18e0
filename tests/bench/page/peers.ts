import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../scripts/build-extension';

export interface Peer {
  readonly dir: string;
  readonly words: number;
  remove(): Promise<void>;
}

/** An extension without a script in the page: what the page and the browser cost by themselves. */
export function inertExtension(): Promise<Peer> {
  return writeExtension(undefined, 0);
}

/**
 * A marker of the usual kind: one RegExp for each word over every text node, matches wrapped in
 * spans, all of it again after every change of the page. With the plain words of our own lists.
 */
export function naiveExtension(): Promise<Peer> {
  const words = plainWords();
  return writeExtension(
    `${NAME_HELPER};
const WORDS = ${JSON.stringify(words)};\n(${naiveMarker})(WORDS);`,
    words.length,
  );
}

function plainWords(): string[] {
  const dir = join(ROOT, 'rules/terms');
  const words = new Set<string>();
  for (const file of readdirSync(dir)) collect(parse(readFileSync(join(dir, file), 'utf8')), words);
  return [...words];
}

/** tsx puts calls of this helper into functions; in the page there is none. */
export const NAME_HELPER = 'globalThis.__name = (named) => named';

/** Every Chinese word in a list, whatever the file's shape. */
function collect(value: unknown, words: Set<string>): void {
  if (typeof value === 'string' && /^[\p{Script=Han}]{2,8}$/u.test(value)) words.add(value);
  else if (Array.isArray(value)) for (const one of value) collect(one, words);
  else if (value !== null && typeof value === 'object')
    for (const one of Object.values(value)) collect(one, words);
}

/** Runs in the page. */
function naiveMarker(words: readonly string[]): void {
  const patterns = words.map((word) => new RegExp(word, 'g'));
  const scan = (): void => {
    observer.disconnect();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes: Text[] = [];
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    for (const node of nodes) {
      if (node.parentElement?.closest('.naive-mark, script, style')) continue;
      for (const pattern of patterns) {
        pattern.lastIndex = 0;
        const found = pattern.exec(node.data);
        if (found === null) continue;
        const range = new Range();
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        const mark = document.createElement('span');
        mark.className = 'naive-mark';
        mark.style.background = 'yellow';
        range.surroundContents(mark);
        break;
      }
    }
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  };
  const observer = new MutationObserver(scan);
  scan();
}

async function writeExtension(script: string | undefined, words: number): Promise<Peer> {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-bench-'));
  const manifest = {
    manifest_version: 3,
    name: 'Bench',
    version: '1',
    ...(script === undefined
      ? {}
      : {
          content_scripts: [
            { matches: ['*://weibo.com/*'], js: ['content.js'], run_at: 'document_idle' },
          ],
        }),
  };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  if (script !== undefined) await writeFile(join(dir, 'content.js'), script);
  return { dir, words, remove: () => rm(dir, { recursive: true, force: true }) };
}

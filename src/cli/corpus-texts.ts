import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CORPUS = fileURLToPath(new URL('../../tests/corpus', import.meta.url));

/** The texts of the open corpus that rules may be tried on: all files but the test split. */
export function corpusTexts(): string[] {
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith('.jsonl') && !name.startsWith('test-'))
    .flatMap((name) => readFileSync(`${CORPUS}/${name}`, 'utf8').trim().split('\n').slice(1))
    .map(textOf);
}

function textOf(line: string): string {
  const post: unknown = JSON.parse(line);
  return typeof post === 'object' && post !== null && 'text' in post ? String(post.text) : '';
}

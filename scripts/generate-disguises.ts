/**
 * Writes rules/disguises.json: what the words of rules/hidden-words.yaml look like in disguise, and
 * which characters can be written as two. Sources: scripts/disguises/sources.ts.
 * Run: npm run generate. A test compares the committed file with a fresh run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { isUnmistakable, splitForms } from './disguises/splits';
import { disguisesOf, type Forms } from './disguises/words';

const list = z.array(z.string().min(1));
const fileSchema = z.strictObject({
  words: z.record(
    z.string().length(2),
    z.strictObject({
      before: list,
      behind: list,
      half: z.boolean().default(false),
      sound: z.boolean().default(true),
    }),
  ),
  hidden: z.record(z.string().length(2), z.string().length(2)),
  except: list,
  keep: list,
});

const WORDS_FILE = new URL('../rules/hidden-words.yaml', import.meta.url);

/** Out: the text of disguises.json: reading → its forms, by reading. */
export function generateDisguises(): string {
  const { words, hidden, except, keep } = fileSchema.parse(parse(readFileSync(WORDS_FILE, 'utf8')));
  const splits = splitForms();
  const forms: Forms = new Map();
  for (const [whole, ways] of splits) {
    for (const parts of ways)
      if (isUnmistakable(parts) && !forms.has(parts)) forms.set(parts, whole);
  }
  const all = [
    ...Object.entries(words).map(([word, rest]) => ({ word, reading: word, ...rest })),
    ...Object.entries(hidden).map(([word, reading]) => {
      // Rules know the homophones of these themselves.
      return { word, reading, before: [], behind: [], half: false, sound: false };
    }),
  ];
  // What a form of one word means to another, the plain one decides: words stay what they are.
  for (const word of all) {
    for (const [form, reading] of disguisesOf(word, splits)) {
      if (words[form] === undefined && !forms.has(form)) forms.set(form, reading);
    }
  }
  for (const form of except) forms.delete(form);
  for (const form of keep) forms.set(form, form);
  const byReading = new Map<string, string[]>();
  for (const [form, reading] of forms) {
    byReading.set(reading, [...(byReading.get(reading) ?? []), form]);
  }
  const rows = [...byReading]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reading, own]) => `  ${JSON.stringify(reading)}: ${JSON.stringify(own.join('|'))}`);
  return `{\n${rows.join(',\n')}\n}\n`;
}

if (process.argv[1]?.endsWith('generate-disguises.ts')) {
  writeFileSync(new URL('../rules/disguises.json', import.meta.url), generateDisguises());
}

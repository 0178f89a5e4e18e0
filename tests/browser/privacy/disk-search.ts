import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Every form in which programs write a word down without packing it. */
function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word, 'utf8');
  const escaped = [...word].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const texts = [encodeURIComponent(word), escaped.join('')];
  // Base64 of bytes that begin at each place of a group of three; cut where neighbours reach in.
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [
    utf8,
    Buffer.from(word, 'utf16le'),
    Buffer.from(word, 'utf16le').swap16(),
    ...[...texts, ...base64].map((text) => Buffer.from(text, 'latin1')),
  ];
}

/** Files under `dir` in which a word stands, in whatever form; also inside gzip. */
export function filesWith(dir: string, words: readonly string[]): string[] {
  const forms = words.flatMap(formsOf);
  const found: string[] = [];
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const inside = [bytes, ...unpacked(bytes)];
    if (inside.some((one) => forms.some((form) => one.includes(form)))) {
      found.push(relative(dir, path));
    }
  }
  return found.sort();
}

function unpacked(bytes: Buffer): Buffer[] {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return [];
  try {
    return [gunzipSync(bytes)];
  } catch {
    // Begins like gzip and is something else.
    return [];
  }
}

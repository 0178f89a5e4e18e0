import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

function files(dir: string): string[] {
  return readdirSync(join(root, dir)).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(join(root, path)).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const names = [...text.matchAll(/(?:from|import)\s+'([^']+)'/g)].map((match) => match[1] ?? '');
  return names.map((name) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  );
}

const CODE = /\b(browser|chrome|document|window|navigator|localStorage)\.|\bDate\.now\b|\bfetch\(/;

describe('borders between the parts', () => {
  it.each(files('src/engine'))('%s is pure', (file) => {
    for (const name of importsOf(file)) expect(name).toMatch(/^src\/engine\//);
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(code).not.toMatch(CODE);
  });

  it.each(files('src/rules'))('%s knows neither page nor browser', (file) => {
    const node = file.endsWith('load-dir.ts');
    for (const name of importsOf(file)) {
      expect(name).toMatch(
        node
          ? /^(src\/(engine|rules)\/?|node:|zod|yaml)/
          : /^(src\/(engine|rules)\/?|zod$|yaml$|virtual:mingjian\/|\.)|^src\/engine$/,
      );
    }
  });

  it.each(files('src/page'))('%s gets its judge injected', (file) => {
    for (const name of importsOf(file)) {
      expect(name).not.toMatch(/^wxt|webextension-polyfill|^src\/(background|ui|cli|rules)/);
    }
  });

  it.each(files('entrypoints'))('%s is wiring', (file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length;
    expect(lines).toBeLessThanOrEqual(90);
  });

  it('no file is longer than 400 lines', () => {
    const long = ['src', 'entrypoints', 'scripts']
      .flatMap(files)
      .filter(
        (file) =>
          !file.endsWith('.generated.ts') &&
          readFileSync(join(root, file), 'utf8').split('\n').length > 400,
      );
    expect(long).toEqual([]);
  });
});

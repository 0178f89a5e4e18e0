import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const packageFile = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  dependencies: z.optional(z.record(z.string(), z.string())),
});

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Folder of the package. */
  readonly dir: string;
}

/** Folders of packages of which code is in what this process has built. */
const folders = new Set<string>();
/** Packages whose file is itself a bundle of their dependencies: those ship with it. */
const BUNDLES = ['linkedom'];

/** Vite plugin that notes which packages end up in a bundle; one per build, workers included. */
export function noteShipped(): Plugin {
  return {
    name: 'mingjian-note-shipped',
    generateBundle(_, output) {
      for (const file of Object.values(output)) {
        if (file.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(file.modules)) {
          const dir = renderedLength > 0 ? packageDir(id) : undefined;
          if (dir !== undefined) folders.add(dir);
        }
      }
    },
  };
}

function packageDir(id: string): string | undefined {
  // Vite's loader of chunks, and the glue around CommonJS modules that it brings along.
  if (/^\0(vite\/|commonjsHelpers)/.test(id)) return join('node_modules', 'vite');
  const path = id.replace(/^\0/, '').split('?')[0] ?? id;
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

/** The packages that this process has built in, by name. */
export function shippedPackages(): ShippedPackage[] {
  const found = new Map<string, ShippedPackage>();
  const add = (dir: string): void => {
    const { name, version, license, dependencies = {} } = readPackage(dir);
    const id = `${name}@${version}`;
    if (found.has(id)) return;
    found.set(id, { name, version, license, dir });
    if (!BUNDLES.includes(name) && !bundled.has(id)) return;
    for (const inner of Object.keys(dependencies)) {
      const innerDir = resolvePackage(dir, inner);
      const innerFile = readPackage(innerDir);
      bundled.add(`${innerFile.name}@${innerFile.version}`);
      add(innerDir);
    }
  };
  const bundled = new Set<string>();
  for (const dir of folders) add(dir);
  const ids = [...found.keys()].sort();
  return ids.flatMap((id) => found.get(id) ?? []);
}

function readPackage(dir: string): z.infer<typeof packageFile> {
  return packageFile.parse(JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')));
}

/** As Node looks for it: beside the one that asks, then further up. */
function resolvePackage(from: string, name: string): string {
  for (let dir = from; dir !== dirname(dir); dir = dirname(dir)) {
    const there = join(dir, 'node_modules', name);
    if (existsSync(join(there, 'package.json'))) return there;
  }
  throw new Error(`${name} is not installed beside ${from}`);
}

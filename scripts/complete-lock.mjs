/**
 * Run after changing dependencies: `node scripts/complete-lock.mjs`.
 *
 * Biome and Rollup come with one optional package per platform. A registry mirror that holds only
 * the packages of its own platform makes npm leave the others out of the lock file, and `npm ci`
 * then calls the lock file out of step. This writes them in. Their checksums are unknown here; a
 * machine of such a platform takes what its registry has for the exact version.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = new URL('../package-lock.json', import.meta.url);
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32'];
const CPUS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Where Node would find a package from another one, or nothing. */
function locate(packages, from, name) {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')))) {
    const path = `${dir}${dir && '/'}node_modules/${name}`;
    if (packages[path]) return path;
    if (dir === '') return undefined;
  }
}

/** What a platform's package says of itself, read from its name: `…-linux-arm64-musl`. */
function entry(name, version, parent) {
  const words = name.slice(name.indexOf('/') + 1).split('-');
  const os = words.filter((word) => SYSTEMS.includes(word));
  const cpu = words.filter((word) => CPUS.includes(word));
  if (os.length !== 1 || cpu.length !== 1 || !/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`${name}@${version} is no platform package; the lock file needs a look`);
  }
  const last = words.at(-1);
  const libc = last.startsWith('musl') ? ['musl'] : last.startsWith('gnu') ? ['glibc'] : undefined;
  return {
    version,
    cpu,
    ...(parent.dev ? { dev: true } : {}),
    ...(os[0] === 'linux' && libc ? { libc } : {}),
    optional: true,
    os,
  };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
let added = 0;
for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    if (locate(lock.packages, path, name)) continue;
    lock.packages[`node_modules/${name}`] = entry(name, version, parent);
    added += 1;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added`);

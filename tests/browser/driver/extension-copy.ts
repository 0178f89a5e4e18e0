import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchesPattern } from '../../../src/sites/match-pattern';

interface Manifest {
  host_permissions?: string[];
  readonly content_scripts?: readonly { readonly matches: readonly string[] }[];
}

/** True when the built extension runs on this address by itself. */
export async function runsOn(extensionDir: string, url: string): Promise<boolean> {
  const { content_scripts: scripts = [] } = await readManifest(extensionDir);
  return scripts.some(({ matches }) => matches.some((pattern) => matchesPattern(pattern, url)));
}

/**
 * A copy of the built extension that has the permission for more hosts. A user gives it by
 * answering the browser's own question, which no driver can do; in the copy's manifest the hosts
 * stand beside the supported ones instead. Everything else is the shipped extension.
 */
export async function copyWithHosts(
  extensionDir: string,
  hosts: readonly string[],
): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-extension-'));
  await cp(extensionDir, dir, { recursive: true });
  const patterns = hosts.map((host) => `*://${host}/*`);
  const manifest = await readManifest(dir);
  manifest.host_permissions = [...(manifest.host_permissions ?? []), ...patterns];
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

async function readManifest(dir: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
}

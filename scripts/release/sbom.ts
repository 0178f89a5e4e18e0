import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { thirdParty } from './notices';

const named = z.array(z.object({ name: z.string(), version: z.string() }));
const bom = z.looseObject({
  metadata: z.looseObject({
    component: z.looseObject({ name: z.string(), version: z.string(), 'bom-ref': z.string() }),
  }),
  components: z.array(
    z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/**
 * The bill of materials (CycloneDX JSON): what npm writes of everything installed, cut down to what
 * ships, with the crates inside jieba's file. No serial number and no time: the same release gives
 * the same file.
 * @param shippedDir where the builds have left what they bundle
 */
export async function billOfMaterials(root: string, shippedDir: string): Promise<string> {
  const run = promisify(execFile);
  const npm = process.env.npm_execpath;
  const args = ['sbom', '--sbom-format', 'cyclonedx'];
  const [program, all] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { stdout } = await run(program, all, { cwd: root, maxBuffer: 1 << 26 });
  const { metadata, components, dependencies, ...rest } = bom.parse(JSON.parse(stdout));
  const shipped = await shippedNames(shippedDir);
  const kept = components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const missing = [...shipped].filter(
    (id) => !kept.some((one) => `${one.name}@${one.version}` === id),
  );
  if (missing.length > 0) throw new Error(`npm sbom does not know ${missing.join(', ')}`);

  const self = metadata.component;
  const refs = new Set([self['bom-ref'], ...kept.map((one) => one['bom-ref'])]);
  const crates = thirdParty().crates.map(({ name, version, license }) => ({
    'bom-ref': `cargo:${name}@${version}`,
    type: 'library',
    name,
    version,
    purl: `pkg:cargo/${name}@${encodeURIComponent(version)}`,
    licenses: [{ license: { name: license } }],
  }));
  const { serialNumber: _serial, ...fixed } = rest;
  const { timestamp: _time, ...about } = metadata;
  const result = {
    ...fixed,
    // npm calls the component after the folder it lies in, and names itself as the tool.
    metadata: {
      ...about,
      tools: [{ vendor: 'npm', name: 'cli' }],
      component: { ...self, name: 'mingjian' },
    },
    components: [...kept.sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)), ...crates],
    dependencies: dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

async function shippedNames(dir: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const file of await readdir(dir)) {
    const list = named.parse(JSON.parse(await readFile(join(dir, file), 'utf8')));
    for (const { name, version } of list) ids.add(`${name}@${version}`);
  }
  return ids;
}

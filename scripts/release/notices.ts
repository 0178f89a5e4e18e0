import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../build-extension';
import type { ShippedPackage } from './shipped';

/** Where a licence is not in the package itself, or something ships that npm does not know of. */
const EXTRA = join(import.meta.dirname, 'third-party.json');
const extraFile = z.strictObject({
  data: z.array(z.strictObject({ name: z.string(), license: z.string(), use: z.string() })),
  crates: z.array(z.strictObject({ name: z.string(), version: z.string(), license: z.string() })),
  /** Packages without a licence file → the package of the same authors that has it. */
  licenceIn: z.record(z.string(), z.string()),
});
export type ThirdParty = z.infer<typeof extraFile>;

/** Data and compiled crates that ship and that no package manager lists. */
export function thirdParty(): ThirdParty {
  return extraFile.parse(JSON.parse(readFileSync(EXTRA, 'utf8')));
}

const RULE = '-'.repeat(80);

/** The text of THIRD-PARTY-NOTICES.txt: what ships beside our own code, under which licence. */
export function notices(packages: readonly ShippedPackage[]): string {
  const { data, crates, licenceIn } = thirdParty();
  const parts = [
    'Mingjian is MIT licensed. It ships the following work of others.',
    ...packages.map((one) => packagePart(one, licenceIn[one.name])),
    [
      `${RULE}\nCompiled into jieba_rs_wasm_bg.wasm (jieba-wasm, unmodified): crates by their authors\n`,
      ...crates.map(({ name, version, license }) => `${name} ${version} (${license})`),
    ].join('\n'),
    [
      `${RULE}\nData behind generated tables\n`,
      ...data.map(({ name, license, use }) => `${name} (${license}): ${use}`),
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function packagePart(one: ShippedPackage, licenceIn: string | undefined): string {
  const dir = licenceIn === undefined ? one.dir : join(ROOT, 'node_modules', licenceIn);
  const file = readdirSync(dir).find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (file === undefined) throw new Error(`${one.name} has no licence file (${EXTRA}, licenceIn)`);
  const text = readFileSync(join(dir, file), 'utf8').replaceAll('\r', '');
  // Vite's file goes on with the licences of what it bundles for itself, none of which ships.
  const own = text.split(/\n#+ (?:Licenses of bundled|Bundled) dependencies/i)[0] ?? text;
  return `${RULE}\n${one.name} ${one.version} (${one.license})\n\n${own.trim()}`;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { notices } from './notices';
import { packAnew } from './pack';
import { shippedPackages } from './shipped';

/** Name of the list of licences in the package; the settings link to it. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

interface Building {
  readonly config: { readonly outDir: string; readonly outBaseDir: string };
}

/** WXT's hooks that a release needs: the licences go into the package, and packing leaves no trace. */
export const RELEASE_HOOKS = {
  async 'build:done'({ config: { outDir, outBaseDir } }: Building): Promise<void> {
    const packages = shippedPackages();
    await writeFile(join(outDir, NOTICES), notices(packages));
    const list = packages.map(({ name, version, license }) => ({ name, version, license }));
    const dir = join(outBaseDir, 'shipped');
    await mkdir(dir, { recursive: true });
    // For the bill of materials (zip.ts), which is about all packages together.
    await writeFile(join(dir, `${basename(outDir)}.json`), JSON.stringify(list));
  },
  'zip:extension:done': (_: unknown, path: string): Promise<void> => packAnew(path),
  'zip:sources:done': (_: unknown, path: string): Promise<void> => packAnew(path),
};

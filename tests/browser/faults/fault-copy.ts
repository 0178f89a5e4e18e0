import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../../scripts/browsers.mjs';
import { ROOT } from '../../../scripts/build-extension';
import { launch, type Session } from '../driver/session';
import type { LaunchOptions } from '../driver/types';
import { builtExtension } from '../support';

export interface FaultySession {
  readonly session: Session;
  /** The folder of the extension, to break its files while it runs. */
  readonly dir: string;
  readonly close: () => Promise<void>;
}

interface Manifest {
  content_scripts: { js: string[] }[];
}

/**
 * The built extension with `prelude.js` in front of each of its scripts; the scripts themselves are
 * what is shipped. Pages ask for faults with attributes of their root element (`data-storage`,
 * `data-clock`, `data-passed`), our own pages with the same words in their address, the background
 * with `planFault`. Own pages also take `silent=…`, as `Fault.silent`.
 */
export async function launchFaulty(
  name: BrowserName,
  options: Omit<LaunchOptions, 'extensionDir'> = {},
): Promise<FaultySession> {
  const dir = await mkdtemp(join(tmpdir(), 'mingjian-faults-'));
  const remove = () => rm(dir, { recursive: true, force: true });
  try {
    await cp(builtExtension(name), dir, { recursive: true });
    await addPrelude(dir);
    const session = await launch(name, { ...options, extensionDir: dir });
    const close = async () => {
      await session.close();
      await remove();
    };
    return { session, dir, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function addPrelude(dir: string): Promise<void> {
  await cp(join(ROOT, 'tests/browser/faults/prelude.js'), join(dir, 'prelude.js'));
  await edit(join(dir, 'background.js'), (script) => `import './prelude.js';\n${script}`);
  await edit(join(dir, 'manifest.json'), (text) => {
    const manifest: Manifest = JSON.parse(text);
    for (const entry of manifest.content_scripts) entry.js.unshift('prelude.js');
    return JSON.stringify(manifest);
  });
  await addDatabasePrelude(dir);
  for (const name of await readdir(dir)) {
    if (!name.endsWith('.html')) continue;
    const first = '<head>\n<script src="/prelude.js"></script>';
    await edit(join(dir, name), (html) => html.replace('<head>', first));
  }
}

/** The review page and its workers also take `db=…` in the page's address. */
async function addDatabasePrelude(dir: string): Promise<void> {
  await cp(join(ROOT, 'tests/browser/faults/prelude-db.js'), join(dir, 'prelude-db.js'));
  const first = '<head>\n<script src="/prelude-db.js"></script>';
  await edit(join(dir, 'review.html'), (html) => html.replace('<head>', first));
  const assets = join(dir, 'assets');
  const worker = (await readdir(assets)).find((name) => /^worker-.*\.js$/.test(name));
  if (worker === undefined) throw new Error('the built extension has no worker');
  await edit(join(assets, worker), (script) => `import '../prelude-db.js';\n${script}`);
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  await writeFile(path, after);
}

/** What the background is to do from its next step on. */
export interface Fault {
  readonly storage?: 'reject' | 'silent';
  /** Files of the package whose address holds this never come. */
  readonly silent?: string;
  /** Stops there once and for good, until the background is killed. */
  readonly hold?: 'before page-site' | 'after page-judge' | 'before page-judge' | 'segmenter';
  /** Milliseconds that the clock of the background is wrong by, from its next start on. */
  readonly clock?: number;
}

interface OwnPageGlobals {
  readonly chrome: {
    readonly storage: {
      readonly session: {
        get(key: string): Promise<Record<string, unknown>>;
        set(items: object): Promise<void>;
      };
    };
  };
}

export function planFault(session: Session, fault: Fault): Promise<void> {
  return session.inExtension(async (plan) => {
    const { storage } = (globalThis as unknown as OwnPageGlobals).chrome;
    await storage.session.set({ fault: plan, held: [] });
  }, fault);
}

/** The points at which the background was held since the last `planFault`. */
export async function heldAt(session: Session): Promise<string[]> {
  return (await sessionValue(session, 'held')) as string[];
}

export interface Counts {
  readonly starts?: number;
  readonly segmenters?: number;
  readonly engines?: number;
}

/** How often the background was started, and asked for segmenter and rules, since the browser was. */
export async function counts(session: Session): Promise<Counts> {
  return (await sessionValue(session, 'counts')) as Counts;
}

function sessionValue(session: Session, key: string): Promise<unknown> {
  return session.inExtension(async (name) => {
    const { storage } = (globalThis as unknown as OwnPageGlobals).chrome;
    return (await storage.session.get(name))[name] ?? [];
  }, key);
}

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BrowserName } from '../../scripts/browsers.mjs';
import { ensureBuilt } from '../../scripts/build-extension';
import { launchFor, type ScannedPage, scanPage } from '../../tests/browser/driver/scan';
import { printReport } from './page-table';

const USAGE =
  'usage: npm run --silent scan-page -- FILE.html --url URL [--browser chromium|firefox] [--csp POLICY] [--json]';

/** A mistake in the call: one line, exit code 2. */
class UsageError extends Error {}

interface Call {
  readonly file: string;
  readonly url: string;
  readonly browser: BrowserName;
  readonly csp?: string;
  readonly json: boolean;
}

function readCall(args: string[]): Call {
  const { values, positionals } = parseCall(args);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0 || values.url === undefined)
    throw new UsageError(USAGE);
  if (!/^https?:/i.test(values.url) || !URL.canParse(values.url)) {
    throw new UsageError(`--url needs a http or https address, not ${values.url}`);
  }
  const { browser, csp, json } = values;
  if (browser !== 'chromium' && browser !== 'firefox') {
    throw new UsageError(`--browser is chromium or firefox, not ${browser}`);
  }
  return {
    file,
    url: new URL(values.url).href,
    browser,
    json,
    ...(csp === undefined ? {} : { csp }),
  };
}

function parseCall(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        browser: { type: 'string', default: 'chromium' },
        csp: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

async function readPage(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : `${error}`;
    throw new UsageError(`cannot read ${file}: ${reason}`);
  }
}

async function scan({ file, url, browser, csp }: Call): Promise<ScannedPage> {
  const html = await readPage(file);
  const extensionDir = await ensureBuilt(browser);
  const { session, close } = await launchFor(browser, [url], { extensionDir });
  try {
    return await scanPage(session, { url, html, ...(csp === undefined ? {} : { csp }) });
  } finally {
    await close();
  }
}

/** The contract's shape (design, section 7) and the page's state. */
function asJson({ report, highlights, errors }: ScannedPage): string {
  const posts = report.posts.map(({ text, author, url, level, findings, signs }) => ({
    text,
    author,
    url,
    level,
    findings,
    signs,
  }));
  return JSON.stringify({
    adapter: report.adapter,
    state: report.state,
    posts,
    highlights,
    errors,
  });
}

try {
  const call = readCall(process.argv.slice(2));
  const page = await scan(call);
  if (call.json) console.log(asJson(page));
  else printReport(page);
} catch (error) {
  console.error(`scan-page: ${error instanceof Error ? error.message : error}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { poll } from '../driver/poll';
import { launch, type Session } from '../driver/session';
import { builtExtension, presentBrowsers } from '../support';
import {
  CURE,
  catchDownloads,
  choose,
  click,
  importFile,
  openQueue,
  RISKY,
  reload,
  type TempFiles,
  tempFiles,
} from './page';
import { clearStores, stored } from './stores';

describe.each(presentBrowsers())('exports in %s', (name) => {
  let session: Session;
  let files: TempFiles;
  beforeAll(async () => {
    files = await tempFiles();
    session = await launch(name, { extensionDir: builtExtension(name) });
  });
  afterAll(async () => {
    await session?.close();
    await files?.remove();
  });

  test('an export comes back without a loss: CSV and JSONL, formulas harmless', async () => {
    const evil = `=HYPERLINK("http://x.example","点我")${RISKY}`;
    const quoted = `'${CURE}\n第二行 "引号", 逗号`;
    const csv = `id,author,text\n1,+86 店,"${evil.replaceAll('"', '""')}"\n2,@店,"${quoted.replaceAll('"', '""')}"\n`;
    const page = await session.openExtensionPage('review.html');
    await importFile(page, await files.file('evil.csv', csv));
    await openQueue(page);
    await choose(page, '[name="state"]', 'all');
    await poll('rows', async () => ((await page.$$('.cases li')).length > 1 ? true : undefined));
    await click(page, '[data-decide="rejected"]');
    const before = await stored(page, 'cases');
    expect(before.some(({ text }) => text === quoted)).toBe(true);

    const taken = await catchDownloads(page);
    const exports: Record<string, string> = {};
    for (const format of ['csv', 'jsonl', 'html']) {
      await page.evaluate(() => {
        delete (window as unknown as { lastBlob?: Blob }).lastBlob;
      });
      await click(page, `[data-export="${format}"]`);
      exports[format] = await taken();
    }
    expect(exports.csv?.startsWith('\ufeff"case_id"')).toBe(true);
    // No cell begins as a formula would.
    expect(exports.csv).not.toMatch(/(^|,|\n)"[=+\-@＝＋－＠]/);
    expect(exports.csv).toContain(`"'=HYPERLINK(""http`);
    expect(exports.html).not.toMatch(/<script|<img|javascript:/i);
    expect(exports.html).toContain('=HYPERLINK(&quot;http');

    for (const format of ['csv', 'jsonl']) {
      await clearStores(page);
      await reload(page);
      const path = await files.file(`export.${format}`, exports[format] ?? '');
      expect(await importFile(page, path)).toMatchObject({ records: before.length, bad: 0 });
      expect(plain(await stored(page, 'cases')), format).toEqual(plain(before));
    }
    expect(session.errors).toEqual([]);
    await page.close();
  });
});

/** What an export has to carry; which import brought it is new with every import. */
function plain(cases: readonly object[]): unknown[] {
  return (cases as readonly Record<string, unknown>[])
    .map(({ batch: _b, place: _p, ...rest }) => rest)
    .sort((a, b) => String(a.id).localeCompare(String(b.id)));
}

import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { openRecords } from '../../../src/records/read';
import { toPost } from '../../../src/records/to-post';
import { harmlessCell } from '../../../src/review/export-table';
import { openImport } from '../../../src/review/import-source';
import { isPageFile } from '../../../src/review/page-files';
import { readSavedPage } from '../../../src/review/read-page';
import { MAX_CHOICES, MAX_NAME_CHARS } from '../../../src/settings/schema';
import { importSettings } from '../../../src/settings/transfer';

const POST = '诚招代理，加微信详聊';

const whole = (body: string) => `<!doctype html><html><head></head><body>${body}</body></html>`;

async function* pieces(text: string, size = 1 << 16): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(text: string, name: string) {
  const file = await openRecords(pieces(text), { name });
  const columns = { text: 0, id: -1, author: -1, url: -1, time: -1 };
  const out: ReturnType<typeof toPost>[] = [];
  for await (const batch of file.records) {
    for (const record of batch) out.push(toPost(record, columns, file.header?.length ?? 0));
  }
  return out;
}

describe('hostile tables', () => {
  it('a line of fifty megabytes is one bad row, and memory does not hold it', async () => {
    const huge = 'x'.repeat(1 << 20);
    async function* endless() {
      yield new TextEncoder().encode(`text\n${POST}\n`);
      for (let part = 0; part < 50; part++) yield new TextEncoder().encode(huge);
      yield new TextEncoder().encode(`\n${POST}二\n`);
    }
    const before = process.memoryUsage().heapUsed;
    const file = await openRecords(endless(), { name: 'a.csv' });
    const rows: unknown[] = [];
    let most = 0;
    for await (const batch of file.records) {
      rows.push(...batch);
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(rows).toMatchObject([
      { cells: [POST] },
      { problem: 'too-long' },
      { cells: [`${POST}二`] },
    ]);
    expect(most).toBeLessThan(60_000_000);
  });

  it.each([
    ['quotation marks without an end', `text\n${'"a'.repeat(100_000)}\n${POST}\n`],
    ['lines of quotation marks', `text\n${'"\n'.repeat(5_000)}${POST}\n`],
    ['fields without an end', `text\n${','.repeat(300_000)}\n${POST}\n`],
    ['line ends of all kinds', `text\n${'\r\n\n\r'.repeat(50_000)}${POST}\n`],
  ])('%s cost no more than their length', async (_, csv) => {
    const began = performance.now();
    const rows = await readAll(csv, 'a.csv');
    expect(rows.some((row) => 'text' in row && row.text.includes(POST))).toBe(true);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('no cell of an export begins a formula, behind white space neither', () => {
    const cells = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      "'=1",
      ' =1',
      '\n=1',
      '\u00a0=1',
      '\ufeff=1',
      '\u200b=1',
    ];
    for (const cell of cells) {
      const csv = Papa.unparse([[harmlessCell(cell)]], { quotes: true });
      expect(csv, JSON.stringify(cell)).not.toMatch(/^"[\s\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]/);
    }
  });

  it('JSON nested without end is one bad row', async () => {
    const deep = `{"text":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const rows = await readAll(
      `{"text":"${POST}"}\n${deep}\n{"text":"${POST}","__proto__":{"id":"x"}}\n`,
      'a.jsonl',
    );
    expect(rows).toMatchObject([{ text: POST }, { line: 2 }, { text: POST }]);
    expect(rows[1]).toHaveProperty('problem');
    expect(rows[2]).not.toHaveProperty('id');
    expect(({} as { id?: string }).id).toBeUndefined();
  });
});

describe('hostile saved pages', () => {
  it('one nested without end is one bad row or an empty one; the next page is read', async () => {
    const deep = new File([whole('<div>'.repeat(60_000) + POST)], '1-deep.html');
    const sound = new File(
      [
        whole(
          `<article>${`${POST}，日入三百，零门槛，全国都可以做，先到先得。`.repeat(3)}</article>`,
        ),
      ],
      '2-sound.html',
    );
    const options = { format: 'pages', encoding: 'auto', columns: null, minLevel: 'info' } as const;
    const source = await openImport([deep, sound], options, async () => []);
    const records: unknown[] = [];
    for await (const batch of source.records) records.push(...batch);
    expect(JSON.stringify(records)).toContain('2-sound.html');
    expect(records.at(-1)).toMatchObject({ page: '2-sound.html' });
  });

  it('a page without posts and an archive are bad rows, never pages without a finding', async () => {
    const wall = new File([whole('<form><input type="password"></form>')], '1-login.html');
    const sound = new File(
      [whole(`<article>${`${POST}，日入三百。`.repeat(9)}</article>`)],
      '2.htm',
    );
    const coded = 'Content-Transfer-Encoding: quoted-printable\r\n\r\n<article>=E8=AF=9A</article>';
    const archives = [new File([coded], '3.mhtml'), new File([coded], '4.MHT')];
    const pages = [wall, sound, ...archives];
    expect(pages.every(isPageFile)).toBe(true);
    expect(isPageFile({ name: 'posts.csv' })).toBe(false);
    const options = { format: 'pages', encoding: 'auto', columns: null, minLevel: 'info' } as const;
    const source = await openImport(pages, options, async () => []);
    const records: unknown[] = [];
    for await (const batch of source.records) records.push(...batch);
    expect(records).toMatchObject([
      { row: 1, problem: 'no-text', detail: '1-login.html' },
      { row: 2, page: '2.htm' },
      { row: 3, problem: 'no-text', detail: '3.mhtml' },
      { row: 4, problem: 'no-text', detail: '4.MHT' },
    ]);
  });

  it('scripts, frames and forms of a saved page are text at most', async () => {
    const html = `<article><script>globalThis.pwned = true</script><iframe srcdoc="<script>globalThis.pwned=1</script>"></iframe><img src=x onerror="globalThis.pwned=1"><form><input name="parentElement"><input name="tagName">${`${POST}，日入三百，零门槛。`.repeat(4)}</form></article>`;
    const page = await readSavedPage(whole(html), 'https://x.example/');
    expect(page.posts).toHaveLength(1);
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
  });
});

describe('hostile settings files', () => {
  const file = (settings: string) => `{"format":"mingjian-settings","settings":${settings}}`;

  it('bring no more than a bounded number of bounded names', () => {
    const many = Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`h${i}.cn`, true]));
    const long = { host: 'a.cn', author: 'x'.repeat(MAX_NAME_CHARS + 1), day: '' };
    const imported = importSettings(
      file(
        JSON.stringify({
          version: 1,
          sites: many,
          rules: { ['r'.repeat(400)]: 'off' },
          trusted: [long],
        }),
      ),
    );
    if (!imported.ok) throw new Error('refused as a whole');
    expect(imported.partly).toBe(true);
    expect(Object.keys(imported.settings.sites)).toHaveLength(MAX_CHOICES);
    expect(imported.settings.rules).toEqual({});
    expect(imported.settings.trusted).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'the key %s changes no object and counts for no other rule or site',
    (key) => {
      const text = file(
        `{"version":1,"${key}":{"x":1},"sites":{"${key}":true},"rules":{"${key}":"off"},"categories":{"${key}":false}}`,
      );
      const imported = importSettings(text);
      if (!imported.ok) throw new Error('refused as a whole');
      expect(({} as { x?: number }).x).toBeUndefined();
      expect(Object.getPrototypeOf(imported.settings.sites)).toBe(Object.prototype);
      expect(imported.settings.categories).toEqual({});
      expect(typeof {}.toString).toBe('function');
    },
  );

  it('JSON nested without end is refused, not a crash', () => {
    const deep = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    expect(importSettings(file(deep)).ok === false || importSettings(file(deep))).toBeTruthy();
    const nested = `{"version":1,"sites":${deep}}`;
    const imported = importSettings(file(nested));
    expect(imported.ok ? imported.settings.sites : {}).toEqual({});
  });
});

import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/records/encoding';
import { defaultColumns, openRecords } from '../../../src/records/read';
import { toPost } from '../../../src/records/to-post';
import type { ReadRecord } from '../../../src/records/types';

async function* chunked(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(
  content: string | Uint8Array,
  name: string,
  size = 1 << 16,
): Promise<ReadRecord[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = await openRecords(chunked(bytes, size), { name });
  const columns = defaultColumns(file);
  const out: ReadRecord[] = [];
  for await (const batch of file.records) {
    for (const record of batch) out.push(toPost(record, columns, file.header?.length ?? 0));
  }
  return out;
}

/** 「正文,编号 / 招代理,1」 in GB18030: no library of ours writes that encoding. */
const GB18030 = Uint8Array.from([
  0xd5, 0xfd, 0xce, 0xc4, 0x2c, 0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0xd5, 0xd0, 0xb4, 0xfa, 0xc0, 0xed,
  0x2c, 0x31, 0x0a,
]);

describe('files of posts', () => {
  it('reads GB18030, UTF-8 with a mark, UTF-16', async () => {
    expect(await readAll(GB18030, 'a.csv')).toMatchObject([{ row: 2, text: '招代理', id: '1' }]);
    expect(await readAll('\ufeff正文\n招代理', 'a.csv')).toMatchObject([{ text: '招代理' }]);
    const utf16 = new Uint8Array(
      Uint16Array.from([...'\ufefftext,id\n招,7'].map((c) => c.charCodeAt(0))).buffer,
    );
    expect(await readAll(utf16, 'a.csv')).toMatchObject([{ text: '招', id: '7' }]);
  });

  it('takes a head that ends inside a character for UTF-8 all the same', () => {
    expect(detectEncoding(new TextEncoder().encode('招代理').subarray(0, 8))).toBe('utf-8');
  });

  it('counts rows as a spreadsheet does, and lines as an editor does', async () => {
    const read = await readAll('id,text\r\n1,"a\nb"\r\n\r\n2,c\r\n', 'x.csv');
    expect(read).toEqual([
      { row: 2, line: 2, id: '1', text: 'a\nb' },
      { row: 4, line: 5, id: '2', text: 'c' },
    ]);
  });

  it('lists broken rows and reads the others', async () => {
    const csv = 'id,text\n1,"never closed\n2,two\n3,three,too,many\n4,four';
    expect(await readAll(csv, 'x.csv')).toMatchObject([
      { row: 2, problem: 'quote' },
      { row: 3, text: 'two' },
      { row: 4, problem: 'columns' },
      { row: 5, text: 'four' },
    ]);
    const jsonl = '{"text":"a"}\n{oops\n\n{"id":3}\n{"text":"b","id":9,"__proto__":{"x":1}}\n';
    expect(await readAll(jsonl, 'x.jsonl')).toMatchObject([
      { line: 1, text: 'a' },
      { line: 2, problem: 'not-json' },
      { line: 4, problem: 'no-text' },
      { line: 5, text: 'b', id: '9' },
    ]);
  });

  it('leaves out one endless line and reads what stands behind it', async () => {
    const huge = 'x'.repeat(3_000_000);
    for (const [name, before, after] of [
      ['a.jsonl', '{"text":"a"}\n{"text":"', '"}\n{"text":"b"}'],
      ['a.csv', 'text\na\n', '\nb\n'],
      ['a.csv', 'text\na\n"', '"\nb\n'],
    ] as const) {
      const read = await readAll(before + huge + after, name);
      expect(read, name).toMatchObject([{ text: 'a' }, { problem: 'too-long' }, { text: 'b' }]);
    }
  });

  it('reads every table that Papa Parse writes, however it is cut into pieces', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '招', '"', ',', '\n', ' ', "'", '=', '😀'),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, newline) => {
          const csv = Papa.unparse([['id', 'text'], ...rows], { newline, quotes: true });
          const read = await readAll(csv, 'x.csv', size);
          expect(read.map((r) => ('text' in r ? r.text : r))).toEqual(rows.map(([, text]) => text));
        },
      ),
      { numRuns: 200 },
    );
  });
});

import { strToU8, unzipSync, zipSync } from 'fflate';
import readSheet from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { MAX_CELLS, MAX_XLSX_BYTES, refuseWorkbook } from '../../../src/records/sheet-extent';
import { openWorkbook, WorkbookError } from '../../../src/records/xlsx';

/** Workbooks written for these tests; a moderator may be sent any of them. */
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(
  sheetData: string,
  more: Record<string, Uint8Array> = {},
  prolog = '',
): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    'xl/workbook.xml': strToU8(
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `${HEAD}${prolog}<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ),
    ...more,
  });
}
const cell = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const small = `<row r="1">${cell('A1', '正文')}</row><row r="2">${cell('A2', '诚招代理')}</row>`;

async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const copy = new Uint8Array(bytes);
  const read = async (buffer: ArrayBuffer) => (await readSheet(Buffer.from(buffer)))[0]?.data ?? [];
  const { header, records } = await openWorkbook(copy.buffer, read);
  const rows: string[][] = [header];
  for await (const batch of records) {
    for (const record of batch) if ('cells' in record) rows.push([...record.cells]);
  }
  return rows;
}

/** Writes other numbers over a size in a ZIP's headers: a file says of itself what it likes. */
function withDeclaredSize(zip: Uint8Array, name: string, size: number): Uint8Array {
  const out = new Uint8Array(zip);
  const view = new DataView(out.buffer);
  const wanted = strToU8(name);
  for (let at = 0; at + 46 < out.length; at++) {
    const mark = view.getUint32(at, true);
    const [sizeAt, nameAt] =
      mark === 0x02014b50 ? [24, 46] : mark === 0x04034b50 ? [22, 30] : [0, 0];
    if (nameAt === 0) continue;
    const found = out.subarray(at + nameAt, at + nameAt + wanted.length);
    if (wanted.every((byte, index) => found[index] === byte)) {
      view.setUint32(at + sizeAt, size, true);
    }
  }
  return out;
}

describe('hostile workbooks', () => {
  it('a sound one is read', async () => {
    expect(refuseWorkbook(workbook(small))).toBeNull();
    expect(await textsOf(workbook(small))).toEqual([['正文'], ['诚招代理']]);
  });

  it.each([
    ['a row far outside', `<row r="4000000000">${cell('A4000000000', 'x')}</row>`],
    ['a row far outside, written oddly', `<row  r = '900000000000'><c/></row>`],
    ['a row in letters of XML', '<row r="&#57;99999999"/>'],
    ['a column far outside', `<row r="1">${cell('ZZZZZZZ1', 'x')}</row>`],
    ['a column in small letters', `<row r="1">${cell('zzzz1', 'x')}</row>`],
    ['a number with many zeros in front', `<row r="${'0'.repeat(80)}99999999"/>`],
    ['behind a sign in an attribute', '<row r="1"><c s=">" r="A88888888"/></row>'],
    [
      'two far corners',
      `<row r="1">${cell('XFD1', 'x')}</row><row r="1048576">${cell('A1048576', 'x')}</row>`,
    ],
  ])('refuses %s before it is read, at once', (_, sheet) => {
    const began = performance.now();
    expect(refuseWorkbook(workbook(sheet))).toMatch(/outside|rows and/);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('refuses a cell outside wherever the workbook may say that its sheet is', () => {
    const hidden = { 'xl/theme/other.xml': strToU8('<row r="99999999"/>') };
    expect(refuseWorkbook(workbook(small, hidden))).toMatch(/outside/);
  });

  it('refuses what unpacks to more than it may, without unpacking it', () => {
    const bomb = workbook(small, { 'xl/media/x.bin': new Uint8Array(1) });
    const declared = withDeclaredSize(bomb, 'xl/media/x.bin', MAX_XLSX_BYTES + 1);
    const began = performance.now();
    expect(refuseWorkbook(declared)).toMatch(/unpacked it would take \d+ MB/);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('a header that lies about the size gives no more bytes than it says', () => {
    const bytes = 40_000_000;
    const honest = workbook(small, { 'xl/sharedStrings.xml': new Uint8Array(bytes) });
    expect(honest.length).toBeLessThan(bytes / 500);
    const lying = withDeclaredSize(honest, 'xl/sharedStrings.xml', 1_000);
    const began = performance.now();
    refuseWorkbook(lying);
    const files = unzipSync(lying, { filter: ({ name }) => name === 'xl/sharedStrings.xml' });
    expect(files['xl/sharedStrings.xml']?.length).toBe(1_000);
    // It costs the time of unpacking, in a worker: forty megabytes twice.
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('entities of a document type unfold to nothing', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
    const sheet = workbook(`<row r="1">${cell('A1', '&c;')}</row>`, {}, bomb);
    const read = await textsOf(sheet).catch((error: unknown) => error);
    expect(JSON.stringify(read)).not.toContain('haha');
  });

  it('as many cells as may be are read, keys of objects are texts like others', async () => {
    const row = (index: number) =>
      `<row r="${index}">${cell(`A${index}`, '__proto__')}${cell(`B${index}`, 'constructor')}</row>`;
    const rows = await textsOf(
      workbook(Array.from({ length: 300 }, (_, i) => row(i + 1)).join('')),
    );
    expect(rows).toHaveLength(300);
    expect(rows[299]).toEqual(['__proto__', 'constructor']);
    expect(MAX_CELLS).toBeGreaterThan(1_000_000 * 20);
  });

  it('a broken one is an error in plain words', async () => {
    await expect(textsOf(strToU8('PK no zip'))).rejects.toThrow(WorkbookError);
    await expect(textsOf(zipSync({ 'a.txt': strToU8('x') }))).rejects.toThrow(WorkbookError);
  });
});

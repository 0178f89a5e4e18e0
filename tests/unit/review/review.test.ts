import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { reviewWords } from '../../../src/i18n/review';
import { sheetCase, sheetHead } from '../../../src/review/evidence-sheet';
import {
  bareCell,
  EXPORT_COLUMNS,
  harmlessCell,
  jsonLine,
  readJsonValue,
  readTableRow,
  tableRow,
} from '../../../src/review/export-table';
import { turnDown } from '../../../src/review/judge-record';
import type { ReviewCase } from '../../../src/review/model';
import { bandsOf, isNear, sketchOf } from '../../../src/review/near-duplicate';
import { StatisticsBuilder } from '../../../src/review/statistics';
import { wellFormed } from '../../../src/review/text-sha256';

const CASE: ReviewCase = {
  id: 'b2026-11-22T10:00:00.000Z:7',
  state: 'rejected',
  level: 'caution',
  kind: 'post',
  text: '=1+1 招代理\n"快来" 😀',
  textHash: 'a'.repeat(64),
  author: "+86'店",
  url: 'https://a.example/1',
  site: 'a.example',
  seenAt: '2026-11-22T10:00:00.000Z',
  postedAt: '昨天',
  findings: [
    {
      rule: 'pyramid/x',
      category: 'pyramid',
      level: 'caution',
      start: 5,
      end: 8,
      text: '招代理',
      evidence: [{ start: 10, end: 12, text: '快来' }],
    },
  ],
  rulesVersion: '2026-11-22',
  note: '-备注, "引号"\n',
  history: [{ state: 'rejected', at: '2026-11-22T11:00:00.000Z' }],
  source: '表.csv',
  row: 7,
  postId: '@7',
  group: 'g',
};

const IMPORTED = '2026-11-23T09:00:00.000Z';

describe('exports', () => {
  it('no cell is a formula, and every text comes back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', '＝', 'a', '招') }),
        (text) => {
          expect(harmlessCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
          expect(bareCell(harmlessCell(text))).toBe(text);
        },
      ),
    );
  });

  it('a case survives the table and the line', () => {
    const cells = (Papa.parse(tableRow(CASE)).data as string[][])[0] ?? [];
    expect(readTableRow([...EXPORT_COLUMNS], cells, IMPORTED)).toEqual(CASE);
    expect(readJsonValue(JSON.parse(jsonLine(CASE)), IMPORTED)).toEqual(CASE);
  });

  it('a state that was edited in a table is newer than the decision that it changes', () => {
    const cells = (Papa.parse(tableRow(CASE)).data as string[][])[0] ?? [];
    cells[EXPORT_COLUMNS.indexOf('state')] = 'accepted';
    const read = readTableRow([...EXPORT_COLUMNS], cells, IMPORTED);
    const history = [...CASE.history, { state: 'accepted', at: IMPORTED }];
    expect(read).toEqual({ ...CASE, state: 'accepted', history });
    const line = JSON.parse(jsonLine({ ...CASE, state: 'skipped' }));
    expect(readJsonValue(line, IMPORTED)).toMatchObject({
      history: [...CASE.history, { state: 'skipped', at: IMPORTED }],
    });
  });

  it('refuses a case whose evidence does not stand in its text, and unknown shapes', () => {
    const moved = { ...CASE, text: `x${CASE.text}` };
    expect(readJsonValue(JSON.parse(jsonLine(moved)), IMPORTED)).toMatch(/findings/);
    expect(readJsonValue({ mingjian: 'case', version: 2, case: CASE }, IMPORTED)).toMatch(
      /version/,
    );
    expect(
      readJsonValue(
        JSON.parse('{"mingjian":"case","version":1,"case":{"__proto__":{"id":"x"}}}'),
        IMPORTED,
      ),
    ).toMatch(/id/);
  });

  it('the sheet shows hostile texts as text', () => {
    const words = {
      title: 't',
      made: 'm',
      disclaimer: 'd',
      language: 'en' as const,
      state: reviewWords('en').state,
      level: { info: 'i', caution: 'c', warning: 'w' },
      fields: reviewWords('en').field,
    };
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const html =
      sheetHead(words, 'now', 1) +
      sheetCase({ ...CASE, author: evil, note: evil, url: `javascript:${evil}` }, words, null);
    expect(html).not.toMatch(/<img|<script|href=/);
    expect(html).toContain('<mark>招代理</mark>');
    expect(html).toContain("default-src 'none'");
  });
});

describe('near-duplicates', () => {
  const POST =
    '茶叶厂家诚招代理，无需囤货一件代发，日入三百不是梦，宝妈学生都可以做，想了解的加我微信详聊';
  const near = (a: string, b: string) => {
    const [x, y] = [sketchOf(a), sketchOf(b)];
    return bandsOf(x).some((band) => bandsOf(y).includes(band)) && isNear(x, y);
  };
  it.each([
    ['numbers and contact', `${POST}abc001`, `${POST}VX:xyz999`],
    ['emoji and spaces', POST, `😀${POST.split('').join(' ')}🔥`],
    ['a word more', POST, `${POST}哦`],
    ['itself, short', '加我', '加我'],
  ])('%s: the same', (_, a, b) => expect(near(a, b)).toBe(true));

  it.each([
    [
      'another post',
      POST,
      '今天和朋友去公园散步，天气很好，路边的桂花开了，回家做了番茄炒蛋，味道真不错',
    ],
    ['short and different', '加我', '加你'],
  ])('%s: not the same', (_, a, b) => expect(near(a, b)).toBe(false));
});

describe('the rest', () => {
  it('halves of characters are replaced, offsets stay', () => {
    expect(wellFormed('a\ud83d招\ude00😀')).toBe('a\ufffd招\ufffd😀');
  });

  it('a rule turned down is information, the others keep their level', () => {
    const verdict = {
      id: '1',
      level: 'warning' as const,
      role: 'seller' as const,
      categories: { pyramid: 'warning' as const },
      findings: [
        {
          rule: 'a',
          category: 'pyramid' as const,
          level: 'warning' as const,
          start: 0,
          end: 1,
          text: 'x',
        },
        {
          rule: 'b',
          category: 'after-sales' as const,
          level: 'caution' as const,
          start: 1,
          end: 2,
          text: 'y',
        },
      ],
    };
    const down = turnDown(verdict, new Set(['a']));
    expect(down).toMatchObject({
      level: 'caution',
      categories: { pyramid: 'info', 'after-sales': 'caution' },
    });
    expect(turnDown(verdict, new Set(['z']))).toBe(verdict);
  });

  it('statistics count decisions, reversals and days', () => {
    const builder = new StatisticsBuilder();
    builder.add(CASE);
    builder.add({
      ...CASE,
      state: 'accepted',
      history: [
        { state: 'rejected', at: '2026-11-21T00:00:00.000Z' },
        { state: 'accepted', at: '2026-11-22T00:00:00.000Z' },
      ],
    });
    builder.add({ ...CASE, state: 'open', history: [] });
    const { all, rules, days } = builder.result();
    expect(all).toEqual({ accepted: 1, rejected: 1, skipped: 0, open: 1, reversed: 1 });
    expect(rules).toEqual([
      {
        id: 'pyramid/x',
        category: 'pyramid',
        accepted: 1,
        rejected: 1,
        skipped: 0,
        open: 1,
        reversed: 1,
      },
    ]);
    expect(days).toEqual([{ day: '2026-11-22', accepted: 1, rejected: 1 }]);
  });

  it('the words of the review page are complete and pass no verdict', () => {
    const leaves = (value: unknown, path = ''): [string, string][] =>
      typeof value === 'string'
        ? [[path, value]]
        : typeof value === 'function'
          ? [[path, String(value(3, 7, 9))]]
          : Object.entries(value as object).flatMap(([key, inner]) =>
              leaves(inner, `${path}.${key}`),
            );
    const keys = leaves(reviewWords('zh-CN')).map(([path]) => path);
    for (const language of ['zh-CN', 'zh-TW', 'en'] as const) {
      const own = leaves(reviewWords(language));
      expect(own.map(([path]) => path)).toEqual(keys);
      expect(
        own.filter(
          ([, text]) =>
            text.trim() === '' || /违法|違法|骗子|騙子|诈骗|illegal|fraudster/i.test(text),
        ),
      ).toEqual([]);
    }
    const simplified = /[们这为说对发经国际实质标营务风险类关闭页读诉帐设网态动单销级规则请让办]/;
    expect(leaves(reviewWords('zh-TW')).filter(([, text]) => simplified.test(text))).toEqual([]);
  });
});

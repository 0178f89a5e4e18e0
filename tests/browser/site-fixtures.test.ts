import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ROOT } from '../../scripts/build-extension';
import { CATEGORIES, POST_KINDS } from '../../src/engine/types';
import type { PageReport } from '../../src/messages/from-page';
import { SITES } from '../../src/sites';
import { launch, type Session } from './driver/session';
import { askWitness, installWitness } from './driver/witness';
import { builtExtension, findingsOf, flagged, presentBrowsers } from './support';

/**
 * Every layout that an adapter knows, as a page of our own: served at its real address, with what
 * a reader would find there in `NAME.expected.json` beside it. Written by hand, never recorded.
 */
const DIR = join(ROOT, 'tests/fixtures/sites');

const expectedSchema = z.strictObject({
  url: z.url(),
  adapter: z.string(),
  csp: z.optional(z.string()),
  posts: z.array(
    z.strictObject({
      kind: z.enum(POST_KINDS),
      text: z.string(),
      /** A category that has to be among the findings; null for a post that must stay clean. */
      flagged: z.nullable(z.enum(CATEGORIES)),
      author: z.optional(z.string()),
      url: z.optional(z.url()),
      cut: z.optional(z.literal(true)),
    }),
  ),
});
type Expected = z.infer<typeof expectedSchema>;

const names = readdirSync(DIR)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));

/** A fixture without an expected file fails here, by name. */
function readExpected(name: string): Expected {
  return expectedSchema.parse(JSON.parse(readFileSync(join(DIR, `${name}.expected.json`), 'utf8')));
}

describe('the fixtures', () => {
  test('stand for every adapter, with risky and harmless posts', () => {
    const all = names.map(readExpected);
    expect([...new Set(all.map(({ adapter }) => adapter))].sort()).toEqual(
      SITES.map(({ id }) => id).sort(),
    );
    for (const { id } of SITES) {
      const posts = all.filter(({ adapter }) => adapter === id).flatMap((page) => page.posts);
      expect(posts.filter((post) => post.flagged !== null).length, id).toBeGreaterThan(0);
      expect(posts.filter((post) => post.flagged === null).length, id).toBeGreaterThan(1);
    }
  });

  test.each(names)('%s says that it is written for the project', (name) => {
    const html = readFileSync(join(DIR, `${name}.html`), 'utf8');
    expect(html.slice(0, 400)).toContain('Fixture written for the project');
  });
});

describe('sites, page by page', () => {
  const open: Session[] = [];
  beforeAll(async () => {
    for (const name of presentBrowsers()) {
      open.push(await launch(name, { extensionDir: builtExtension(name) }));
    }
  });
  afterAll(async () => {
    for (const session of open) await session.close();
  });

  test.each(names)('%s', async (name) => {
    const expected = readExpected(name);
    const html = readFileSync(join(DIR, `${name}.html`));
    const reports = await Promise.all(open.map((session) => scan(session, expected, html)));
    const [first, second] = reports;
    if (first && second) expect(findingsOf(second)).toEqual(findingsOf(first));
  });
});

async function scan(session: Session, expected: Expected, html: Buffer): Promise<PageReport> {
  const errorsBefore = session.errors.length;
  const { url, csp } = expected;
  const served = { url, html, ...(csp === undefined ? {} : { csp }) };
  const page = await session.openInTurn(served, installWitness);
  const report = await session.readAll(page);
  const highlights = await session.allHighlights(page);
  const witnessed = await askWitness(page);

  expect(session.errors.slice(errorsBefore)).toEqual([]);
  expect(witnessed).toEqual({ changes: [], moved: [], layoutShift: 0, errors: [] });
  expect({ adapter: report.adapter, state: report.state }).toEqual({
    adapter: expected.adapter,
    state: 'ready',
  });
  expect(seen(report)).toEqual(wanted(expected));
  if (flagged(report).length > 0) expect(highlights).toBeGreaterThan(0);
  return report;
}

function seen(report: PageReport): unknown[] {
  const marked = new Set(flagged(report));
  return report.posts
    .map((post) => ({
      kind: post.kind,
      text: post.text,
      flagged: marked.has(post) ? post.findings.map(({ category }) => category).join(' ') : null,
      author: post.author,
      url: post.url,
      cut: post.cut,
    }))
    .sort(byText);
}

function wanted({ posts }: Expected): unknown[] {
  return posts
    .map(({ kind, text, flagged: category, author, url, cut = false }) => ({
      kind,
      text,
      flagged: category === null ? null : expect.stringContaining(category),
      author,
      url,
      cut,
    }))
    .sort(byText);
}

type Sorted = { readonly text: string; readonly kind: string };
function byText(a: Sorted, b: Sorted): number {
  return a.text + a.kind < b.text + b.kind ? -1 : 1;
}

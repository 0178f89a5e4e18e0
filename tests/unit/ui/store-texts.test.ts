import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../../scripts/build-extension';

const manifestTexts = z.object({
  name: z.object({ message: z.string() }),
  description: z.object({ message: z.string() }),
});
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test.each([
  ['zh-CN', 'zh_CN'],
  ['zh-TW', 'zh_TW'],
  ['en', 'en'],
])('the store says in %s what the package says of itself', (language, locale) => {
  const { name, description } = manifestTexts.parse(
    JSON.parse(read(`public/_locales/${locale}/messages.json`)),
  );
  const text = read(`assets/store/${language}.md`);
  expect(text.startsWith(`# ${name.message}\n`)).toBe(true);
  expect(text.split('\n')).toContain(description.message);
  // Chrome's limit.
  expect(description.message.length).toBeLessThanOrEqual(132);
});

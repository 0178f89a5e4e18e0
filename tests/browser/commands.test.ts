import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/build-extension';
import { DEMO_URL, presentBrowsers } from './support';

const DEMO = 'tests/fixtures/demo/feed.html';

function run(script: string, ...args: string[]) {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
}

const scanPage = (...args: string[]) => run('src/cli/scan-page.ts', ...args);

test.each(presentBrowsers())('scan-page prints the contract as JSON (%s)', (name) => {
  const { status, stdout } = scanPage(DEMO, '--url', DEMO_URL, '--browser', name, '--json');
  expect(status).toBe(0);
  const page = JSON.parse(stdout);
  expect(page).toMatchObject({ adapter: 'weibo', state: 'ready', errors: [] });
  expect(page.posts).toHaveLength(15);
  expect(page.highlights).toBeGreaterThan(0);
  const levels = new Set(page.posts.map(({ level }: { level: string }) => level));
  expect([...levels]).toContain('none');
  expect(levels.size).toBeGreaterThan(1);
});

test('scan-page reads an unknown site with the generic adapter', () => {
  const { status, stdout } = scanPage(DEMO, '--url', 'https://shop.example/', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ adapter: 'generic', errors: [] });
});

test.each([
  ['a missing file', ['no-such.html', '--url', DEMO_URL], 'no-such.html: no such file'],
  ['an address that is none', [DEMO, '--url', 'weibo'], '--url needs'],
  ['an unknown browser', [DEMO, '--url', DEMO_URL, '--browser', 'ie'], '--browser is'],
  ['an unknown option', [DEMO, '--url', DEMO_URL, '--fast'], '--fast'],
])('scan-page refuses %s with exit code 2', (_, args, words) => {
  const { status, stdout, stderr } = scanPage(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(words);
});

test('npm start without a display prints the findings and leaves screenshots', () => {
  const started = Date.now();
  const { status, stdout } = run('scripts/start.ts');
  expect(status).toBe(0);
  expect(stdout).toContain('美业合伙人阿琳');
  for (const shot of ['page.png', 'popup.png']) {
    const { mtimeMs, size } = statSync(join(ROOT, '.output/demo', shot));
    expect(mtimeMs).toBeGreaterThan(started - 1000);
    expect(size).toBeGreaterThan(10_000);
  }
});

test.each([
  ['test', 'true', 1],
  ['test', '', 0],
  ['start', '', 1],
])(
  'set-up for "%s" with CI=%j and no browser ends with %d and says what to install',
  (mode, ci, status) => {
    const nowhere = mkdtempSync(join(tmpdir(), 'mingjian-path-'));
    const args = [join(ROOT, 'scripts/setup.mjs'), mode];
    const env = { PATH: nowhere, CI: ci, MINGJIAN_NO_APT: '1' };
    const done = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    rmSync(nowhere, { recursive: true });
    expect(done.status).toBe(status);
    expect(done.stderr).toMatch(/^setup: Chromium is missing: install it .*MINGJIAN_CHROMIUM/m);
  },
);

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build-extension';

const RISKY = '招代理啦，拉一个人头返现五百，加我微信';
const ARGS = ['--import', 'tsx', 'src/cli/scan.ts'];
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mingjian-scan-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

function scan(args: string[], input?: string) {
  const done = spawnSync(process.execPath, [...ARGS, ...args], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const lines = done.stdout.trim() === '' ? [] : done.stdout.trim().split('\n');
  return { status: done.status, stderr: done.stderr, lines };
}
const parsed = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>);

// Each start loads all rules: seconds, and many times that beside the browser tests.
describe('scan', { timeout: 180_000 }, () => {
  it('keeps bad and endless lines in their place, on two threads as well', () => {
    const input = [
      `{"id":1,"text":"${RISKY}"}`,
      '{broken',
      '',
      `{"text":"${'长'.repeat(4_000_000)}"}`,
      '{"id":"last","text":"你好"}',
    ];
    const { status, lines, stderr } = scan(['-', '--jobs', '2'], `${input.join('\n')}\n`);
    expect(parsed(lines)).toMatchObject([
      { id: '1', level: 'caution' },
      { line: 2, error: 'not valid JSON' },
      { line: 4, error: expect.stringContaining('longer than') },
      { id: 'last', level: 'none' },
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain('2 line(s)');
  });

  it('reads the named column of a table, and only shows what reaches the level', () => {
    const path = file('a.csv', `nr,说明\n7,"${RISKY}\n第二行"\n8,你好\n`);
    const { status, lines } = scan([path, '--csv-column', '说明', '--min-level', 'caution']);
    expect(status).toBe(0);
    expect(parsed(lines)).toMatchObject([{ id: '2', level: 'caution' }]);
    expect(scan([path, '--csv-column', 'x']).status).toBe(2);
  });

  it('reads a saved page', () => {
    const page = ['tests/fixtures/demo/feed.html', '--page'];
    const { lines } = scan([...page, '--url', 'https://weibo.com/u/1000000001/home']);
    expect(lines).toHaveLength(15);
  });

  it('reads a team’s rules', () => {
    const pack = file(
      'pack.yaml',
      'id: t\nname: t\nversion: 1\nrules:\n  r: { category: pyramid, level: info, title: t, match: { any: [你好] } }\n',
    );
    const { lines } = scan(['-', '--rules', pack], '你好\n');
    expect(parsed(lines)).toMatchObject([{ level: 'info', findings: [{ rule: 'team:t/r' }] }]);
  });

  it('says where a team’s rules are broken', () => {
    const { status, stderr } = scan(['-', '--rules', file('bad.yaml', 'id: [')], '');
    expect(status).toBe(2);
    expect(stderr).toMatch(/bad\.yaml:1/);
  });

  it('SIGINT keeps what is done, and --resume goes on with every line once', async () => {
    const total = 40_000;
    const input = file(
      'many.jsonl',
      Array.from(
        { length: total },
        (_, id) => `{"id":${id},"text":"${id % 3 === 0 ? RISKY : '今天天气很好'}${id}"}\n`,
      ).join(''),
    );
    const out = join(dir, 'out.jsonl');
    const child = spawn(process.execPath, [...ARGS, input, '--out', out], {
      cwd: ROOT,
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    while (!existsSync(`${out}.state`) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const kept = readFileSync(out, 'utf8').trim().split('\n').length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(total);
    // What a crash leaves: a line that nobody finished.
    writeFileSync(out, '{"id":"half', { flag: 'a' });
    expect(scan([input, '--out', out, '--resume']).status).toBe(0);
    const ids = parsed(readFileSync(out, 'utf8').trim().split('\n')).map(({ id }) => Number(id));
    expect(ids).toEqual(Array.from({ length: total }, (_, id) => id));
    expect(existsSync(`${out}.state`)).toBe(false);
  });
});

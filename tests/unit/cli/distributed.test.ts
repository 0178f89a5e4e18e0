import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build-extension';
import { type Hosts, missingPrograms, startHosts } from './sshd';

/** Short here; in full with `npm run test:distributed`. */
const LINES = Number(process.env.MINGJIAN_DISTRIBUTED_LINES ?? 600);
const missing = missingPrograms();
const skipped = missing.length > 0;

describe.skipIf(skipped)(
  `scan under GNU parallel on two hosts (skipped without: ${missing.join(', ') || 'nothing is missing'})`,
  () => {
    let hosts: Hosts;
    let dir: string;
    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'mingjian-distributed-'));
      hosts = await startHosts(2);
    });
    afterAll(() => {
      hosts?.remove();
      rmSync(dir, { recursive: true, force: true });
    });

    it('one host dies half-way: no line is lost, none is doubled, the order stays', {
      timeout: 600_000,
    }, async () => {
      const input = join(dir, 'posts.jsonl');
      const lines = Array.from({ length: LINES }, (_, id) =>
        JSON.stringify({
          id,
          text: id % 5 === 0 ? `招代理啦，拉一个人头返现五百，加我微信${id}` : `今天天气很好${id}`,
        }),
      );
      writeFileSync(input, `${lines.join('\n')}\n`);
      const block = Math.ceil(readFileSync(input).length / 3);
      const began = join(dir, 'began');
      const scan = `cd ${ROOT} && echo $SSH_CONNECTION >> ${began} && ${process.execPath} --import tsx src/cli/scan.ts -`;
      const child = spawn(
        'parallel',
        [
          '--will-cite',
          '--pipe',
          '--block',
          String(block),
          '--keep-order',
          '--retries',
          '5',
          ...hosts.logins.flatMap((login) => ['--sshlogin', login]),
          scan,
        ],
        { stdio: ['pipe', 'pipe', 'pipe'] },
      );
      child.stdin.end(readFileSync(input));
      const output: Buffer[] = [];
      const errors: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));

      // Both hosts are at work when the second one dies.
      while (!existsSync(began) || readFileSync(began, 'utf8').trim().split('\n').length < 2) {
        if (child.exitCode !== null) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      hosts.kill(1);
      expect(await ended, Buffer.concat(errors).toString()).toBe(0);
      const read = Buffer.concat(output)
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { id: string; level: string });
      expect(read.map(({ id }) => Number(id))).toEqual(
        Array.from({ length: LINES }, (_, id) => id),
      );
      expect(read.filter(({ level }) => level !== 'none').map(({ id }) => Number(id))).toEqual(
        Array.from({ length: Math.ceil(LINES / 5) }, (_, index) => 5 * index),
      );
      // The blocks of the dead host were begun again elsewhere.
      expect(readFileSync(began, 'utf8').trim().split('\n').length).toBeGreaterThan(3);
    });
  },
);

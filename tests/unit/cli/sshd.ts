import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** "Hosts" for tests: ssh servers on this machine's loopback, each with a port of its own. */
export interface Hosts {
  /** How GNU parallel reaches each: `--sshlogin` entries. */
  readonly logins: readonly string[];
  /** Ends a host and all that runs on it, as a power cut does. */
  kill(index: number): void;
  remove(): void;
}

/** The programs that are missing here; empty where the test can run. */
export function missingPrograms(): string[] {
  const has = (name: string) =>
    spawnSync('sh', ['-c', `command -v ${name} || test -x /usr/sbin/${name}`]).status === 0;
  return ['parallel', 'sshd', 'ssh', 'ssh-keygen'].filter((name) => !has(name));
}

export async function startHosts(count: number): Promise<Hosts> {
  const dir = mkdtempSync(join(tmpdir(), 'mingjian-hosts-'));
  const key = join(dir, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const hostKey = join(dir, 'host');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', hostKey]);
  copyFileSync(`${key}.pub`, join(dir, 'authorized_keys'));
  // Debian's sshd wants this folder, which only its service makes.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const servers: ChildProcess[] = [];
  const logins: string[] = [];
  for (let index = 0; index < count; index++) {
    const port = await freePort();
    const config = join(dir, `sshd-${index}`);
    writeFileSync(
      config,
      [
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${hostKey}`,
        `PidFile none`,
        'UsePAM no',
        `AuthorizedKeysFile ${join(dir, 'authorized_keys')}`,
        'StrictModes no',
        'PasswordAuthentication no',
        'PermitRootLogin prohibit-password',
        'MaxStartups 100',
        'MaxSessions 100',
      ].join('\n'),
    );
    servers.push(spawn('/usr/sbin/sshd', ['-D', '-e', '-f', config], { stdio: 'ignore' }));
    await answering(port);
    const options = `-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o BatchMode=yes`;
    logins.push(`1/ssh ${options} -i ${key} -p ${port} ${userInfo().username}@127.0.0.1`);
  }
  const kill = (index: number): void => {
    const pid = servers[index]?.pid;
    if (pid === undefined) return;
    for (const one of [pid, ...descendants(pid)]) tryKill(one);
  };
  return {
    logins,
    kill,
    remove() {
      for (const index of servers.keys()) kill(index);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // Gone in the meantime.
    }
  }
  const found: number[] = [];
  for (const [child, parent] of parents) {
    if (parent === pid) found.push(child, ...descendants(child));
  }
  return found;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no sshd answers on port ${port}`);
}

import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';

/** One attempt to reach something outside of the browser. */
export interface Attempt {
  readonly by: 'proxy' | 'tcp' | 'dns';
  readonly to: string;
}

export interface Recorder {
  readonly attempts: Attempt[];
  readonly proxyPort: number;
  close(): void;
}

/**
 * A proxy that writes down what it is asked for and refuses it. In a namespace where every address is
 * this machine (`isolated`) it also answers on the ports that a request past the proxy would go to.
 */
export async function startRecorder(isolated: boolean): Promise<Recorder> {
  const attempts: Attempt[] = [];
  const proxy: Server = createServer((request, response) => {
    attempts.push({ by: 'proxy', to: `${request.method} ${request.url}` });
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    attempts.push({ by: 'proxy', to: `CONNECT ${request.url}` });
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  const proxyPort = await new Promise<number>((resolve) => {
    proxy.listen(0, '127.0.0.1', () => {
      const address = proxy.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const closers: (() => void)[] = [() => proxy.close()];
  if (isolated) {
    for (const port of [80, 443]) closers.push(await recordTcp(port, attempts));
    closers.push(await recordDns(attempts));
  }
  return {
    attempts,
    proxyPort,
    close: () => {
      for (const close of closers) close();
    },
  };
}

function recordTcp(port: number, attempts: Attempt[]): Promise<() => void> {
  const server = createTcpServer((socket) => {
    attempts.push({ by: 'tcp', to: `${socket.localAddress}:${socket.localPort}` });
    socket.on('error', () => undefined);
    socket.destroy();
  });
  return new Promise((resolve) => {
    server.listen(port, '0.0.0.0', () => resolve(() => server.close()));
  });
}

function recordDns(attempts: Attempt[]): Promise<() => void> {
  const socket = createSocket('udp4');
  socket.on('message', (message) => attempts.push({ by: 'dns', to: nameIn(message) }));
  return new Promise((resolve) => {
    socket.bind(53, '0.0.0.0', () => resolve(() => socket.close()));
  });
}

/** The name that a DNS question asks for: labels after the header, each with its length. */
function nameIn(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; at < message.length; ) {
    const length = message[at] ?? 0;
    if (length === 0) break;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return labels.join('.');
}

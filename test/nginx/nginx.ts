import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';

export type Nginx = {
  /** Where it takes requests over https, and over plain http. */
  port: number;
  plainPort: number;
  /** What its certificate is checked with. */
  ca: string;
  /** Everything it has logged. */
  logged(): string;
  stop(): Promise<void>;
};

const guide = path.resolve(import.meta.dirname, '../../docs/OPERATIONS.md');

/** Debian's nginx with the example of docs/OPERATIONS.md; only ports, certificate and log are of this test. */
export async function startNginx(pagePort: number): Promise<Nginx> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tu-soi-nginx-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  const certificate = path.join(folder, 'fullchain.pem');
  makeCertificate(certificate, path.join(folder, 'privkey.pem'));
  const example = replaceEach(exampleOf(readFileSync(guide, 'utf8')), [
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen 443 ', `listen 127.0.0.1:${port} `],
    ['/etc/letsencrypt/live/tusoi.example.vn/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/tusoi.example.vn/privkey.pem', path.join(folder, 'privkey.pem')],
    ['http://127.0.0.1:8090', `http://127.0.0.1:${pagePort}`],
  ]);
  const log = path.join(folder, 'error.log');
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${path.join(folder, name)};`,
  );
  const whole = [
    `daemon off; pid ${path.join(folder, 'nginx.pid')}; error_log ${log} info;`,
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'events {}',
    `http { ${kept.join(' ')}\n${example}\n}`,
  ];
  const settings = path.join(folder, 'nginx.conf');
  writeFileSync(settings, whole.join('\n'));
  execFileSync('nginx', ['-t', '-q', '-e', log, '-c', settings]);

  const child = spawn('nginx', ['-e', log, '-c', settings], { stdio: 'inherit' });
  await listening(port);
  return {
    ...{ port, plainPort, ca: readFileSync(certificate, 'utf8') },
    logged: () => readFileSync(log, 'utf8'),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function exampleOf(text: string): string {
  const example = /^```nginx\n(.+?)^```$/ms.exec(text)?.[1];
  if (example === undefined) throw new Error('docs/OPERATIONS.md shows no nginx');
  return example;
}

/** What the example does not say any more is not tried in silence. */
function replaceEach(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`the example does not say "${from}" once`);
    return changed.replace(from, to);
  }, text);
}

function makeCertificate(certificate: string, key: string): void {
  const name = ['-subj', '/CN=tusoi.example.vn', '-addext', 'subjectAltName=DNS:tusoi.example.vn'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', ...kind, '-keyout', key, '-out', certificate, ...name], {
    stdio: 'ignore',
  });
}

/** The test's own time limit ends it. */
async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => {
        resolve(true);
      });
      socket.once('error', () => {
        resolve(false);
      });
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

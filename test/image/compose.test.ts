import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../support/process.ts';

function linesOf(name: string): string[] {
  return readFileSync(path.join(projectRoot, name), 'utf8')
    .split('\n')
    .map((line) => line.trim());
}

describe('the service of compose.yaml', () => {
  const lines = linesOf('compose.yaml');

  it('has an end to its memory, its processes, its log and what it may write outside of its volumes', () => {
    expect(lines).toContain('mem_limit: 512m');
    expect(lines).toContain('pids_limit: 100');
    expect(lines).toContain("logging: { driver: json-file, options: { max-size: 10m, max-file: '5' } }");
    expect(lines).toContain('read_only: true');
    expect(lines).toContain("tmpfs: ['/tmp:size=16m']");
  });

  it('has no right of root, is heard by this machine alone, and is given the time it takes to stop', () => {
    expect(lines).toContain('cap_drop: [ALL]');
    expect(lines).toContain("security_opt: ['no-new-privileges:true']");
    expect(lines).toContain("ports: ['127.0.0.1:8080:8080']");
    const [, grace] = /^stop_grace_period: (\d+)s$/m.exec(lines.join('\n')) ?? [];
    const [, stopMs] = /const stopWithinMs = (\d+);/.exec(linesOf('src/main.ts').join('\n')) ?? [];
    expect(Number(grace) * 1000).toBeGreaterThan(Number(stopMs));
  });

  it('keeps data and key in two volumes that the image makes for the user it runs as', () => {
    expect(lines).toEqual(expect.arrayContaining(['- data:/data', '- keys:/keys']));
    const image = linesOf('Dockerfile');
    expect(image).toContain('RUN install -d -o node -g node -m 0700 /data /keys');
    expect(image).toContain('VOLUME ["/data", "/keys"]');
    expect(image).toContain('USER node');
  });
});

it('the image counts as healthy while the program says that it is ready', () => {
  const [check = ''] = linesOf('Dockerfile').filter((line) => line.startsWith('HEALTHCHECK '));
  expect(check).toContain('/readyz');
  expect(check).toContain('process.exit(answer.ok ? 0 : 1)');
});

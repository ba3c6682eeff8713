import { GrammyError } from 'grammy';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createFileOpener } from '../../../src/telegram/sending/sent-files.ts';

/** A server of files that gives these bytes to whoever asks with the token. */
async function serve(body: Buffer, { says, status = 200 }: { says?: number; status?: number } = {}) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const open = createFileOpener({
    api: {
      getFile: (id) => {
        if (id === 'gone')
          throw new GrammyError('x', { ok: false, error_code: 400, description: 'x' }, 'getFile', {});
        return Promise.resolve({
          file_id: id,
          file_unique_id: '',
          file_path: 'documents/a.xlsx',
          file_size: says,
        });
      },
    },
    ...{ apiRoot: `http://127.0.0.1:${port}`, proxyUrl: undefined, token: '1:a' },
  });
  return { asked, open: (id: string) => open(id, 1000) };
}

it('a file is fetched whole', async () => {
  const { asked, open } = await serve(Buffer.alloc(1000, 'a'), { says: 1000 });
  expect(await open('a')).toEqual({ status: 'opened', bytes: Buffer.alloc(1000, 'a') });
  expect(asked).toEqual(['/file/bot1:a/documents/a.xlsx']);
});

it('one that says that it is too large is not fetched', async () => {
  const { asked, open } = await serve(Buffer.alloc(1001), { says: 1001 });
  expect(await open('a')).toEqual({ status: 'too_large' });
  expect(asked).toEqual([]);
});

it.each([undefined, 10])('one that turns out too large is broken off, whatever it said: %s', async (says) => {
  const { open } = await serve(Buffer.alloc(2_000_000), says === undefined ? {} : { says });
  expect(await open('a')).toEqual({ status: 'too_large' });
});

it('one that is not there any more, or whose server fails, is told as that', async () => {
  const { open } = await serve(Buffer.from('no'), { status: 404 });
  expect(await open('a')).toEqual({ status: 'gone' });
  expect(await open('gone')).toEqual({ status: 'gone' });
});

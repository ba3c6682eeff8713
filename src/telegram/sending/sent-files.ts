import { GrammyError, type Api } from 'grammy';
import http from 'node:http';
import https from 'node:https';
import type { FileOpened } from '../../core/ports/files.ts';
import { agentOf } from './network.ts';

type Deps = { api: Pick<Api, 'getFile'>; apiRoot: string; proxyUrl: string | undefined; token: string };

/** Fetches what Telegram names so, up to so many bytes. */
export type OpenFile = (id: string, most: number) => Promise<FileOpened>;

const timeLimitMs = 15_000;

/** Fetches files that people sent, over a connection of its own: no call to the Bot API waits behind one. */
export function createFileOpener({ api, apiRoot, proxyUrl, token }: Deps): OpenFile {
  const agent = agentOf({ apiRoot, proxyUrl }, { keepAlive: false });

  return async (id, most) => {
    try {
      const { file_path: path, file_size: bytes } = await api.getFile(id);
      if (path === undefined) return { status: 'gone' };
      if ((bytes ?? 0) > most) return { status: 'too_large' };
      return await download(`${apiRoot}/file/bot${token}/${path}`, { agent, most });
    } catch (error) {
      if (error instanceof GrammyError) return { status: 'gone' };
      throw error;
    }
  };
}

/** Whatever the size was said to be, no more than so many bytes are taken. The address holds the token: no error tells it. */
function download(url: string, { agent, most }: { agent: http.Agent; most: number }): Promise<FileOpened> {
  const { get } = url.startsWith('https:') ? https : http;
  return new Promise((resolve) => {
    const asked = get(url, { agent, signal: AbortSignal.timeout(timeLimitMs) }, (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      if (response.statusCode !== 200) {
        response.destroy();
        resolve({ status: 'gone' });
        return;
      }
      response.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length <= most) return;
        resolve({ status: 'too_large' });
        response.destroy();
      });
      response.on('end', () => {
        resolve({ status: 'opened', bytes: Buffer.concat(parts) });
      });
      response.on('error', () => {
        resolve({ status: 'gone' });
      });
    });
    asked.on('error', () => {
      resolve({ status: 'gone' });
    });
  });
}

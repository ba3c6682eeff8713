import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './api-error.ts';
import type { Upload } from './files.ts';
import { isObject, parseJson, type JsonObject } from './json.ts';
import { parseMultipart } from './multipart.ts';
import type { Encoding } from './validate.ts';

export type CallRequest = { payload: JsonObject; uploads: Map<string, Upload>; encoding: Encoding };

const mostBytes = 60 * 1024 * 1024;

const mimeTypes: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['jpg', 'image/jpeg'],
  ['json', 'application/json'],
  ['ogg', 'audio/ogg'],
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['txt', 'text/plain'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);

/** Parameters come in the query or in a body of JSON, form fields or parts. */
export async function readCallRequest(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<CallRequest> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const payload: JsonObject = { ...Object.fromEntries(query) };
  const uploads = new Map<string, Upload>();
  if (body.length === 0) return { payload, uploads, encoding: 'form' };
  if (type.startsWith('application/json')) {
    const json = parseJson(body.toString('utf8'));
    if (!isObject(json)) throw badRequest("can't parse JSON object");
    return { payload: { ...payload, ...json }, uploads, encoding: 'json' };
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    Object.assign(payload, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
  } else if (type.startsWith('multipart/form-data')) {
    readParts(body, type, payload, uploads);
  } else {
    throw badRequest(`unsupported content type "${type}"`);
  }
  return { payload, uploads, encoding: 'form' };
}

export function guessMimeType(name: string, given: string): string {
  if (given !== '' && given !== 'application/octet-stream') return given;
  return mimeTypes.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? 'application/octet-stream';
}

function readParts(body: Buffer, type: string, payload: JsonObject, uploads: Map<string, Upload>): void {
  const parts = parseMultipart(body, type);
  if (parts === undefined) throw badRequest("can't parse multipart/form-data");
  for (const { name, fileName, type: given, bytes } of parts) {
    if (fileName === undefined) payload[name] = Buffer.from(bytes).toString('utf8');
    else uploads.set(name, { name: fileName, mimeType: guessMimeType(fileName, given), bytes });
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > mostBytes) throw new ApiError(413, 'Request Entity Too Large', 'invalid');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

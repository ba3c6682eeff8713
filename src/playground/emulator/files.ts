import { createHash, randomBytes } from 'node:crypto';
import type { FileKind, StoredFile } from './model.ts';

/** A file as it came in a request. */
export type Upload = { name: string; mimeType: string; bytes: Uint8Array };

export type Files = {
  keep: (kind: FileKind, upload: Upload) => StoredFile;
  find: (fileId: string) => StoredFile | undefined;
  findByPath: (path: string) => StoredFile | undefined;
  all: () => StoredFile[];
};

const folders: Record<FileKind, string> = {
  photo: 'photos',
  document: 'documents',
  sticker: 'stickers',
  voice: 'voice',
};

export function createFiles(kept: readonly StoredFile[] = []): Files {
  const byId = new Map(kept.map((file) => [file.fileId, file]));
  const byPath = new Map(kept.map((file) => [file.path, file]));

  function keep(kind: FileKind, upload: Upload): StoredFile {
    const number = byId.size;
    const extension = /\.[A-Za-z0-9]+$/.exec(upload.name)?.[0] ?? '';
    const file: StoredFile = {
      fileId: `${kind}-${randomBytes(24).toString('base64url')}`,
      uniqueId: createHash('sha256')
        .update(String(number))
        .update(upload.bytes)
        .digest('base64url')
        .slice(0, 16),
      kind,
      path: `${folders[kind]}/file_${number}${extension}`,
      name: upload.name,
      mimeType: upload.mimeType,
      bytes: upload.bytes,
      ...(kind === 'photo' ? readImageSize(upload.bytes) : {}),
    };
    byId.set(file.fileId, file);
    byPath.set(file.path, file);
    return file;
  }

  return {
    keep,
    find: (fileId) => byId.get(fileId),
    findByPath: (path) => byPath.get(path),
    all: () => [...byId.values()],
  };
}

/** Undefined where the bytes are neither PNG nor JPEG: Telegram cannot show them as a photo. */
export function readImageSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length >= 24 && buffer.readUInt32BE(0) === 0x89504e47) {
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  }
  if (buffer.length >= 4 && buffer.readUInt16BE(0) === 0xffd8) return readJpegSize(buffer);
  return undefined;
}

function readJpegSize(buffer: Buffer): { width: number; height: number } | undefined {
  let position = 2;
  while (position + 9 < buffer.length && buffer[position] === 0xff) {
    const marker = buffer[position + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { height: buffer.readUInt16BE(position + 5), width: buffer.readUInt16BE(position + 7) };
    position += 2 + buffer.readUInt16BE(position + 2);
  }
  return undefined;
}

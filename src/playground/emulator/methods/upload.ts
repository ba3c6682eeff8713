import { badRequest } from '../api-error.ts';
import { readImageSize, type Upload } from '../files.ts';
import { fileBytes } from '../limits.ts';
import type { StoredFile } from '../model.ts';
import { notImplemented, type MethodCall } from './call.ts';

/** A file of the request, or one sent before, named by its id. */
export function readUploadedFile(
  call: MethodCall,
  source: string | undefined,
  kind: 'photo' | 'document',
): StoredFile {
  if (source === undefined || source === '') throw badRequest(`there is no ${kind} in the request`);
  if (source.startsWith('attach://')) {
    const upload = call.uploads.get(source.slice('attach://'.length));
    if (upload === undefined) throw badRequest(`there is no ${kind} in the request`);
    checkUpload(upload, kind);
    return call.world.files.keep(kind, upload);
  }
  if (source.includes('.')) throw notImplemented('sending a file by its address');
  const file = call.world.files.find(source);
  if (file === undefined) throw badRequest("wrong remote file identifier specified: can't unserialize it");
  if (file.kind !== kind)
    throw badRequest(`can't use file of type ${capital(file.kind)} as ${capital(kind)}`);
  return file;
}

function checkUpload(upload: Upload, kind: 'photo' | 'document'): void {
  const size = upload.bytes.length;
  if (size === 0) throw badRequest('file must be non-empty');
  const most = fileBytes[kind];
  if (size > most) {
    throw badRequest(
      `file of size ${size} bytes is too big for a ${kind}; the maximum size is ${most} bytes`,
    );
  }
  if (kind !== 'photo') return;
  const image = readImageSize(upload.bytes);
  if (image === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = image;
  const isOdd =
    width === 0 || height === 0 || width + height > 10_000 || Math.max(width / height, height / width) > 20;
  if (isOdd) throw badRequest('PHOTO_INVALID_DIMENSIONS');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

import { badRequest } from '../api-error.ts';
import { toFileJson } from '../answers.ts';
import { readString } from '../json.ts';
import { fileBytes } from '../limits.ts';
import type { Methods } from './call.ts';

export const fetching: Methods = {
  getFile: ({ world, payload }) => {
    const file = world.files.find(readString(payload, 'file_id') ?? '');
    if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > fileBytes.download) throw badRequest('file is too big');
    return toFileJson(file);
  },
};

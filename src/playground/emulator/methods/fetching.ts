import { badRequest } from '../api-error.ts';
import { toChatJson, toFileJson } from '../answers.ts';
import { readString } from '../json.ts';
import { fileBytes } from '../limits.ts';
import { findReadableChat } from '../reachable-chats.ts';
import type { Methods } from './call.ts';

export const fetching: Methods = {
  getChat: ({ world, payload }) => ({
    ...toChatJson(world, findReadableChat(world, payload['chat_id'])),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
  }),
  getFile: ({ world, payload }) => {
    const file = world.files.find(readString(payload, 'file_id') ?? '');
    if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > fileBytes.download) throw badRequest('file is too big');
    return toFileJson(file);
  },
};

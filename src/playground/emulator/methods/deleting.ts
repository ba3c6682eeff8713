import { badRequest } from '../api-error.ts';
import { readInteger, readList } from '../json.ts';
import { lengths, seconds } from '../limits.ts';
import { removeMessage } from '../messages.ts';
import type { Chat, ChatMessage } from '../model.ts';
import { findMessageOrRefuse, findWritableChat } from '../reach.ts';
import { findMessage, isBotAdmin, type World } from '../world.ts';
import type { Methods } from './call.ts';

export const deleting: Methods = {
  deleteMessage: ({ world, payload }) => {
    const chat = findWritableChat(world, payload['chat_id']);
    const message = findMessageOrRefuse(chat, readInteger(payload, 'message_id'), 'delete');
    checkDeletable(world, chat, message);
    removeMessage(world, chat, message);
    return true;
  },
  /** Ids without a message are skipped; one that may not be deleted refuses them all. */
  deleteMessages: ({ world, payload }) => {
    const chat = findWritableChat(world, payload['chat_id']);
    const ids = readList(payload, 'message_ids') ?? [];
    if (ids.length === 0) throw badRequest('message identifiers are not specified');
    if (ids.length > lengths.deletedAtOnce) throw badRequest('too many message identifiers specified');
    const messages = ids
      .map((id) => (typeof id === 'number' ? findMessage(chat, id) : undefined))
      .filter((message) => message !== undefined);
    for (const message of messages) checkDeletable(world, chat, message);
    for (const message of messages) removeMessage(world, chat, message);
    return true;
  },
};

function checkDeletable(world: World, chat: Chat, message: ChatMessage): void {
  const age = (world.clock.now().getTime() - message.sentAt.getTime()) / 1000;
  const isTheirs = !message.isFromBot && chat.kind !== 'private' && !isBotAdmin(world, chat);
  if (age >= seconds.deletable || isTheirs) throw badRequest("message can't be deleted", 'not-allowed');
}

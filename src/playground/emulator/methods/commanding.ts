import { badRequest } from '../api-error.ts';
import { readInteger, readObject, readObjects, readString, type JsonObject } from '../json.ts';
import { codePoints, lengths } from '../limits.ts';
import { findReadableChat, findReadableGroup } from '../reachable-chats.ts';
import type { World } from '../world.ts';
import type { MethodCall, Methods } from './call.ts';

export const commanding: Methods = {
  setMyCommands: (call) => {
    const { scope, languageCode } = readPlace(call);
    const list = readObjects(call.payload, 'commands').map(readCommand);
    if (list.length > lengths.commands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    const { commands } = call.world.profile;
    if (list.length === 0) commands.delete(`${scope}|${languageCode}`);
    else commands.set(`${scope}|${languageCode}`, list);
    call.world.events.emit({ type: 'commands_changed', scope, languageCode });
    return true;
  },
};

/** The menu a person sees: the narrowest scope that has one, in their language before any language. */
export function findMenu(world: World, scopes: readonly string[], languageCode: string): JsonObject[] {
  for (const scope of scopes) {
    for (const language of [languageCode, '']) {
      const list = world.profile.commands.get(`${scope}|${language}`);
      if (list !== undefined) return list;
    }
  }
  return [];
}

export function checkLanguage(payload: JsonObject): string {
  const languageCode = readString(payload, 'language_code') ?? '';
  if (languageCode !== '' && !/^[a-z]{2}$/.test(languageCode))
    throw badRequest('invalid language code specified');
  return languageCode;
}

function readPlace({ world, payload }: MethodCall): { scope: string; languageCode: string } {
  const json = readObject(payload, 'scope') ?? { type: 'default' };
  const type = readString(json, 'type') ?? 'default';
  return { scope: readScope(world, type, json), languageCode: checkLanguage(payload) };
}

function readScope(world: World, type: string, json: JsonObject): string {
  if (!type.startsWith('chat')) return type;
  const chat = findReadableChat(world, json['chat_id']);
  if (type === 'chat') return `chat:${chat.id}`;
  if (chat.kind === 'private') throw badRequest("can't use specified scope in private chats");
  const group = findReadableGroup(world, chat.id);
  if (type === 'chat_administrators') return `chat_administrators:${group.id}`;
  const userId = readInteger(json, 'user_id') ?? 0;
  if (!world.users.has(userId)) throw badRequest('user not found');
  return `chat_member:${group.id}:${userId}`;
}

function readCommand(json: JsonObject): JsonObject {
  const command = (readString(json, 'command') ?? '').trim().replace(/^\//, '');
  const description = (readString(json, 'description') ?? '').trim();
  if (command === '') throw badRequest('command must be non-empty');
  if (codePoints(command) > lengths.command) {
    throw badRequest(`command length must not exceed ${lengths.command}`);
  }
  if (description === '') throw badRequest('command description must be non-empty');
  if (codePoints(description) > lengths.commandDescription) {
    throw badRequest(`command description length must not exceed ${lengths.commandDescription}`);
  }
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  return { command, description };
}

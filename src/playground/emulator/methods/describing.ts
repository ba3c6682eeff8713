import { badRequest } from '../api-error.ts';
import { toUserJson } from '../answers.ts';
import { readInteger, readObject, readString } from '../json.ts';
import { codePoints, lengths } from '../limits.ts';
import { findReadableChat } from '../reach.ts';
import type { LocalizedText, World } from '../world.ts';
import { checkLanguage } from './commanding.ts';
import type { MethodCall, Methods } from './call.ts';

export const describing: Methods = {
  getMe: ({ world }) => ({
    ...toUserJson(world.me),
    can_join_groups: true,
    can_read_all_group_messages: !world.privacyMode,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }),
  setMyName: (call) => setText(call, 'name', call.world.profile.names, lengths.botName),
  getMyName: (call) => ({ name: findText(call, call.world.profile.names) }),
  setMyDescription: (call) =>
    setText(call, 'description', call.world.profile.descriptions, lengths.description),
  getMyDescription: (call) => ({ description: findText(call, call.world.profile.descriptions) }),
  setMyShortDescription: (call) =>
    setText(call, 'short_description', call.world.profile.shortDescriptions, lengths.shortDescription),
  getMyShortDescription: (call) => ({
    short_description: findText(call, call.world.profile.shortDescriptions),
  }),
  setChatMenuButton: ({ world, payload }) => {
    const button = readObject(payload, 'menu_button') ?? { type: 'default' };
    checkMenuButton(readString(button, 'type') ?? '', readString(button, 'text'));
    if (payload['chat_id'] === undefined) world.profile.menuButton = button;
    else findPrivateChat(world, readInteger(payload, 'chat_id')).menuButton = button;
    world.events.emit({ type: 'profile_changed' });
    return true;
  },
  getChatMenuButton: ({ world, payload }) => {
    if (payload['chat_id'] === undefined) return world.profile.menuButton;
    return findPrivateChat(world, readInteger(payload, 'chat_id')).menuButton ?? world.profile.menuButton;
  },
};

function setText({ world, payload }: MethodCall, field: string, texts: LocalizedText, most: number): boolean {
  const languageCode = checkLanguage(payload);
  const text = readString(payload, field) ?? '';
  if (codePoints(text) > most) throw badRequest(`${field} must have at most ${most} characters`);
  if (text === '' && languageCode === '' && field === 'name') throw badRequest('name must be non-empty');
  if (text === '') texts.delete(languageCode);
  else texts.set(languageCode, text);
  world.events.emit({ type: 'profile_changed' });
  return true;
}

function findText({ payload }: MethodCall, texts: LocalizedText): string {
  return texts.get(checkLanguage(payload)) ?? texts.get('') ?? '';
}

function findPrivateChat(world: World, chatId: number | undefined) {
  const chat = findReadableChat(world, chatId);
  if (chat.kind !== 'private') throw badRequest('invalid chat_id specified');
  return chat;
}

function checkMenuButton(type: string, text: string | undefined): void {
  if (type === 'web_app' && (text ?? '').trim() === '')
    throw badRequest('menu button text must be non-empty');
}

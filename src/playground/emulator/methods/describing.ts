import { badRequest } from '../api-error.ts';
import { toUserJson } from '../answers.ts';
import { readString } from '../json.ts';
import { codePoints, lengths } from '../limits.ts';
import type { LocalizedText } from '../world.ts';
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
  setMyDescription: (call) =>
    setText(call, 'description', call.world.profile.descriptions, lengths.description),
  setMyShortDescription: (call) =>
    setText(call, 'short_description', call.world.profile.shortDescriptions, lengths.shortDescription),
};

function setText({ world, payload }: MethodCall, field: string, texts: LocalizedText, most: number): boolean {
  const languageCode = checkLanguage(payload);
  const text = readString(payload, field) ?? '';
  if (codePoints(text) > most) throw badRequest(`${field} must have at most ${most} characters`);
  if (text === '') texts.delete(languageCode);
  else texts.set(languageCode, text);
  world.events.emit({ type: 'profile_changed' });
  return true;
}

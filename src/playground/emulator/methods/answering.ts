import { badRequest } from '../api-error.ts';
import { readFlag, readString } from '../json.ts';
import { codePoints, lengths, seconds } from '../limits.ts';
import type { Methods } from './call.ts';

export const answering: Methods = {
  answerCallbackQuery: ({ world, payload }) => {
    const text = readString(payload, 'text') ?? '';
    const query = world.queries.get(readString(payload, 'callback_query_id') ?? '');
    const now = world.clock.now();
    const isOpen = query !== undefined && query.answer === undefined;
    if (!isOpen || now.getTime() - query.tappedAt.getTime() > seconds.tapAnswer * 1000) {
      throw badRequest(
        'query is too old and response timeout expired or query ID is invalid',
        'query-too-old',
      );
    }
    if (codePoints(text) > lengths.callbackAnswer) throw badRequest('MESSAGE_TOO_LONG');
    const url = readString(payload, 'url');
    if (url !== undefined && !isOwnLink(url, world.me.username)) throw badRequest('URL_INVALID');
    query.answer = { text, isAlert: readFlag(payload, 'show_alert'), url, answeredAt: now };
    world.events.emit({ type: 'callback_answered', query });
    return true;
  },
};

/** Without a game only a link that starts this bot may be opened. */
function isOwnLink(url: string, username: string | undefined): boolean {
  return url.toLowerCase().startsWith(`https://t.me/${username ?? ''}?start=`.toLowerCase());
}

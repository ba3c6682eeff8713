import { GrammyError, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { courseOf, isOutage, isTokenRefused } from '../../../src/telegram/sending/errors.ts';

function refused(error_code: number, description: string, parameters = {}): GrammyError {
  return new GrammyError('x', { ok: false, error_code, description, parameters }, 'sendMessage', {});
}

const callers = ['person', 'group', 'notice', 'extra'] as const;

it.each([
  [400, 'Bad Request: message is not modified: specified new …', ['pass', 'pass', 'pass', 'pass']],
  [400, 'Bad Request: query is too old and response timeout expired …', ['pass', 'pass', 'pass', 'pass']],
  [400, 'Bad Request: message to edit not found', ['anew', 'pass', 'pass', 'pass']],
  [400, "Bad Request: message can't be edited", ['anew', 'pass', 'pass', 'pass']],
  [403, 'Forbidden: bot was blocked by the user', ['unreachable', 'unreachable', 'unreachable', 'pass']],
  [403, 'Forbidden: user is deactivated', ['unreachable', 'unreachable', 'unreachable', 'pass']],
  [
    403,
    'Forbidden: bot was kicked from the supergroup chat',
    ['unreachable', 'unreachable', 'unreachable', 'pass'],
  ],
  [400, 'Bad Request: chat not found', ['unreachable', 'unreachable', 'unreachable', 'pass']],
  [400, 'Bad Request: TOPIC_CLOSED', ['unreachable', 'mute', 'mute', 'pass']],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', ['unreachable', 'mute', 'mute', 'pass']],
  [400, 'Bad Request: CHAT_RESTRICTED', ['unreachable', 'mute', 'mute', 'pass']],
  [
    400,
    'Bad Request: not enough rights to send text messages to the chat',
    ['unreachable', 'mute', 'mute', 'pass'],
  ],
  [400, 'Bad Request: group chat was deactivated', ['unreachable', 'mute', 'mute', 'pass']],
  [403, 'Forbidden: the group chat was deleted', ['unreachable', 'mute', 'mute', 'pass']],
  [400, 'Bad Request: message thread not found', ['fail', 'leave_topic', 'leave_topic', 'pass']],
  [429, 'Too Many Requests: retry after 25', ['later', 'give_up', 'later', 'pass']],
  [500, 'Internal Server Error', ['later', 'later', 'later', 'pass']],
  [401, 'Unauthorized', ['later', 'later', 'later', 'pass']],
  [400, "Bad Request: can't parse entities", ['fail', 'give_up', 'give_up', 'pass']],
])('a %i "%s" is for person, group, notice and extra: %o', (code, description, expected) => {
  expect(callers.map((caller) => courseOf(refused(code, description), caller))).toEqual(expected);
});

it('a group that became a supergroup is followed there', () => {
  const error = refused(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
    migrate_to_chat_id: -100,
  });
  expect(callers.map((caller) => courseOf(error, caller))).toEqual(['fail', 'move', 'move', 'pass']);
});

it('no answer at all is an outage; an error of our own is none of Telegram', () => {
  expect(isOutage(new HttpError('x', new Error('ECONNRESET')))).toBe(true);
  expect(callers.map((caller) => courseOf(new TypeError('x'), caller))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(isTokenRefused(refused(401, 'Unauthorized'))).toBe(true);
});

import { GrammyError, HttpError } from 'grammy';
import type { MuteReason } from '../../core/model/groups.ts';

/** What a refusal by Telegram, or its silence, means. */
type Refusal =
  | 'already_so'
  | 'gone'
  | 'unreachable'
  /** The bot is in the group and may not write there. */
  | 'muted'
  | 'topic_gone'
  | 'migrated'
  | 'too_many'
  /** Telegram, or the way to it, is at fault. */
  | 'unavailable'
  | 'token_refused'
  | 'other';

/** Who made the call. */
type Caller =
  /** Brings a person the answer to what they did. */
  | 'person'
  /** Answers in a group. */
  | 'group'
  /** Sends what waits in the outbox. */
  | 'notice'
  /** Does what the rest does without: the buttons of an old screen, a menu, a title. */
  | 'extra';

/** What a caller then does. */
type Course =
  /** Nothing: what was wanted is so, or does not matter. */
  | 'pass'
  /** It sends a new message in place of the edit. */
  | 'anew'
  /** It notes that nothing reaches this chat until it is heard of again. */
  | 'unreachable'
  /** It notes that the group takes no messages, tells the secretary once, and goes on trying. */
  | 'mute'
  /** It goes on in the general topic. */
  | 'leave_topic'
  /** It goes on in the supergroup that the group has become. */
  | 'move'
  /** It tries again later; Telegram may have said when. */
  | 'later'
  /** It gives this one up. */
  | 'give_up'
  /** It fails: the call itself is wrong. */
  | 'fail';

const courses = {
  already_so: { person: 'pass', group: 'pass', notice: 'pass', extra: 'pass' },
  gone: { person: 'anew', group: 'pass', notice: 'pass', extra: 'pass' },
  unreachable: { person: 'unreachable', group: 'unreachable', notice: 'unreachable', extra: 'pass' },
  muted: { person: 'unreachable', group: 'mute', notice: 'mute', extra: 'pass' },
  topic_gone: { person: 'fail', group: 'leave_topic', notice: 'leave_topic', extra: 'pass' },
  migrated: { person: 'fail', group: 'move', notice: 'move', extra: 'pass' },
  too_many: { person: 'later', group: 'give_up', notice: 'later', extra: 'pass' },
  unavailable: { person: 'later', group: 'later', notice: 'later', extra: 'pass' },
  token_refused: { person: 'later', group: 'later', notice: 'later', extra: 'pass' },
  other: { person: 'fail', group: 'give_up', notice: 'give_up', extra: 'pass' },
} as const satisfies Record<Refusal, Record<Caller, Course>>;

/** Telegram's words where the code alone does not tell; the first that fits. */
const words: readonly (readonly [RegExp, Refusal])[] = [
  // A handler that runs twice after a crash meets these: what it wants is already so.
  [/message is not modified|query is too old|QUERY_ID_INVALID/i, 'already_so'],
  [/message to (edit|delete|be replied) not found|MESSAGE_ID_INVALID/i, 'gone'],
  [/message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i, 'topic_gone'],
  [/message can't be edited|no text in the message to edit/i, 'gone'],
  [/chat not found|user is deactivated|PEER_ID_INVALID/i, 'unreachable'],
];

const mutings: readonly (readonly [RegExp, MuteReason])[] = [
  [/TOPIC_CLOSED/, 'topic'],
  [/group chat was (deleted|deactivated)|(?<!user )is deactivated/i, 'deactivated'],
  [/CHAT_(\w+_)?(FORBIDDEN|RESTRICTED)|CHAT_ADMIN_REQUIRED|USER_RESTRICTED|is restricted/i, 'rights'],
  [/not enough rights|have no rights|need administrator rights/i, 'rights'],
];

/** What this caller does about an error; undefined where the error is not Telegram's and says that something is broken here. */
export function courseOf<By extends Caller>(
  error: unknown,
  caller: By,
): (typeof courses)[Refusal][By] | undefined {
  const refusal = refusalOf(error);
  return refusal && courses[refusal][caller];
}

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof HttpError) return 'unavailable';
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description, parameters } = error;
  if (code >= 500) return 'unavailable';
  if (code === 429) return 'too_many';
  if (code === 401 || code === 404) return 'token_refused';
  if (parameters.migrate_to_chat_id !== undefined) return 'migrated';
  const known = words.find(([pattern]) => pattern.test(description));
  if (known !== undefined) return known[1];
  if (mutingOf(error) !== undefined) return 'muted';
  return code === 403 ? 'unreachable' : 'other';
}

/** Why a group takes no messages. */
export function mutingOf(error: unknown): MuteReason | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  return mutings.find(([pattern]) => pattern.test(error.description))?.[1];
}

/** The chat id under which a group goes on as a supergroup, where that is why a call was refused. */
export function migratedTo(error: unknown): string | undefined {
  const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
  return to === undefined ? undefined : String(to);
}

/** Runs a call that the rest does without. */
export async function doWithout<Result>(call: Promise<Result>): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    if (courseOf(error, 'extra') === 'pass') return undefined;
    throw error;
  }
}

/** The same call may succeed later. */
export function isOutage(error: unknown): boolean {
  return courseOf(error, 'person') === 'later';
}

/** No retry mends a token that is wrong or was revoked. */
export function isTokenRefused(error: unknown): boolean {
  return refusalOf(error) === 'token_refused';
}

/** How long Telegram asks to be left alone, where it says so. */
export function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}

import type { JsonObject } from './json.ts';

/** Why a call was refused; a test may allow single kinds. */
export type RefusalKind =
  | 'unauthorized'
  | 'unknown-method'
  | 'not-implemented'
  /** The call itself breaks the contract: fields, types, lengths, markup. */
  | 'invalid'
  | 'not-modified'
  | 'query-too-old'
  | 'message-not-found'
  | 'not-allowed'
  | 'migrated'
  /** Somebody who never pressed Start, or a chat that does not exist. */
  | 'chat-not-found'
  /** Blocked, deleted, removed from the group: nothing the bot could have known. */
  | 'unreachable'
  | 'conflict'
  | 'too-many-requests';

export class ApiError extends Error {
  readonly code: number;
  readonly kind: RefusalKind;
  readonly parameters: JsonObject | undefined;

  constructor(code: number, description: string, kind: RefusalKind, parameters?: JsonObject) {
    super(description);
    this.name = 'ApiError';
    this.code = code;
    this.kind = kind;
    this.parameters = parameters;
  }
}

/** Telegram writes its reasons in lower case after the colon, except codes such as BUTTON_DATA_INVALID. */
export function badRequest(reason: string, kind: RefusalKind = 'invalid'): ApiError {
  const isCode = /^.[A-Z_]/.test(reason);
  return new ApiError(400, `Bad Request: ${isCode ? reason : lowerFirst(reason)}`, kind);
}

export function forbidden(reason: string, kind: RefusalKind = 'unreachable'): ApiError {
  return new ApiError(403, `Forbidden: ${reason}`, kind);
}

export function conflict(reason: string): ApiError {
  return new ApiError(409, `Conflict: ${reason}`, 'conflict');
}

export function tooManyRequests(retryAfter: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${String(retryAfter)}`, 'too-many-requests', {
    retry_after: retryAfter,
  });
}

export function migrated(toChatId: number): ApiError {
  return new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', 'migrated', {
    migrate_to_chat_id: toChatId,
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

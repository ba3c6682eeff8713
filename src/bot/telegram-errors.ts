import { GrammyError, HttpError } from 'grammy';

/** What a refusal by Telegram means for us. */
export type Refusal = 'already_so' | 'unreachable' | 'gone' | 'too_many' | 'other';

export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description } = error;
  if (code === 429) return 'too_many';
  // A handler that runs twice after a crash meets these two: what it wants is already so.
  if (/message is not modified|query is too old|QUERY_ID_INVALID/i.test(description)) return 'already_so';
  if (code === 403 || /chat not found|user is deactivated|PEER_ID_INVALID/i.test(description))
    return 'unreachable';
  if (
    /message to (edit|delete|be replied) not found|message can't be edited|no text in the message to edit|MESSAGE_ID_INVALID/i.test(
      description,
    )
  ) {
    return 'gone';
  }
  return 'other';
}

/** The chat id under which a group goes on as a supergroup, where that is why a call was refused. */
export function migratedTo(error: unknown): string | undefined {
  const to = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
  return to === undefined ? undefined : String(to);
}

/** Runs a call and lets "already so" and the refusals named pass as undefined. */
export async function tolerate<Result>(
  call: Promise<Result>,
  also: readonly Refusal[] = [],
): Promise<Result | undefined> {
  try {
    return await call;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === 'already_so' || (refusal !== undefined && also.includes(refusal))) return undefined;
    throw error;
  }
}

/** Telegram, or the way to it, is at fault: the same call may succeed later. */
export function isOutage(error: unknown): boolean {
  if (error instanceof HttpError) return true;
  return error instanceof GrammyError && (error.error_code >= 500 || error.error_code === 429);
}

/** No retry mends a token that is wrong or was revoked. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

/** How long Telegram asks to be left alone, where it says so. */
export function retryAfterMs(error: unknown): number | undefined {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined;
  return seconds === undefined ? undefined : seconds * 1000;
}

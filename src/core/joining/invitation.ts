import type { Invitation, InvitationKind, JoinRequest } from '../model/people.ts';

/** A link that is handed out now. */
export function newInvitation(
  of: Pick<Invitation, 'id' | 'kind' | 'unitId' | 'memberId'> & Partial<Pick<Invitation, 'createdBy'>>,
  now: Date,
): Invitation {
  const { createdBy } = of;
  const expiresAt = expiryOf(of.kind, now);
  return { ...of, createdBy, createdAt: now, expiresAt, withdrawnAt: undefined, usedAt: undefined };
}

/** Without a kind where only the token itself is known. */
export type StartLink = { kind: 'claim' | 'join' | undefined; token: string };

/** What follows /start in a deep link, at most 64 characters. */
export function parseStartPayload(payload: string): StartLink | undefined {
  if (bareToken.test(payload)) return { kind: undefined, token: payload };
  const match = /^(claim|join)_([A-Za-z0-9_-]{1,58})$/.exec(payload);
  if (match?.[1] === undefined || match[2] === undefined || payload.length > 64) return undefined;
  return { kind: match[1] === 'claim' ? 'claim' : 'join', token: match[2] };
}

/** What a message that is nothing but a link, or what stands in one, is for. */
type PastedLink =
  /** What would follow /start had the link been opened. */
  { to: 'this_bot'; payload: string } | { to: 'another_bot'; username: string };

/**
 * Telegram loses what a link carries where the app is installed on the way, or the chat was begun before: then the link
 * is sent as a message.
 */
export function pastedLink(message: string, botUsername: string): PastedLink | undefined {
  const text = message.replace(/[\p{Cf}\p{DI}]/gu, '').trim();
  if (bareToken.test(text) || /^(?:claim|join)_[\w-]{1,58}$/.test(text))
    return { to: 'this_bot', payload: text };
  const { username, payload } = startLinks.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
  if (username === undefined || payload === undefined) return undefined;
  return username.toLowerCase() === botUsername.toLowerCase()
    ? { to: 'this_bot', payload }
    : { to: 'another_bot', username };
}

/** The ways Telegram writes a link that starts a bot. */
const startLinks = [
  String.raw`(?:https?://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/(?<username>\w{1,32})/?\?`,
  String.raw`(?:https?://)?(?<username>(?!www\.)\w{1,32})\.t\.me/?\?`,
  String.raw`tg:(?://)?resolve\?domain=(?<username>\w{1,32})&`,
].map((beginning) => new RegExp(`^<?${beginning}start=(?<payload>[\\w-]{1,64})>?$`, 'i'));

/** 24 bytes in base64url; letters of both cases tell it from a line of dashes or digits. */
const bareToken = /^(?=.*[a-z])(?=.*[A-Z])[\w-]{32}$/;

export function startPayload(kind: InvitationKind, token: string): string {
  return `${kind === 'claim' ? 'claim' : 'join'}_${token}`;
}

export const daysValid: Readonly<Record<InvitationKind, number>> = { claim: 30, cell: 30, member: 14 };

function expiryOf(kind: InvitationKind, createdAt: Date): Date {
  return new Date(createdAt.getTime() + daysValid[kind] * day);
}

const codeDays = 14;

/** A code is short enough to be guessed at: it works no longer than this, however long its link does. */
export function codeExpiryOf({ createdAt, expiresAt }: Pick<Invitation, 'createdAt' | 'expiresAt'>): Date {
  return new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + codeDays * day));
}

export type InvitationState = 'alive' | 'used' | 'withdrawn' | 'expired';

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.usedAt !== undefined) return 'used';
  if (invitation.withdrawnAt !== undefined) return 'withdrawn';
  return invitation.expiresAt > now ? 'alive' : 'expired';
}

/** `at` is when the count began, and from the last allowed failure on when the lock began. */
export type TokenFailures = { count: number; at: Date | undefined };

export const mostTokenFailures = 5;

export function isLocked({ count, at }: TokenFailures, now: Date): boolean {
  return count >= mostTokenFailures && at !== undefined && now.getTime() < at.getTime() + hour;
}

export function afterFailure({ count, at }: TokenFailures, now: Date): TokenFailures {
  if (at === undefined || now.getTime() >= at.getTime() + hour) return { count: 1, at: now };
  const next = count + 1;
  return { count: next, at: next >= mostTokenFailures ? now : at };
}

const daysToContest = 7;

/** Until when the secretary may say that somebody joined under another's name. */
export function contestableUntil(request: JoinRequest): Date | undefined {
  if (request.status !== 'joined' || request.decidedAt === undefined) return undefined;
  return new Date(request.decidedAt.getTime() + daysToContest * day);
}

export function isContestable(request: JoinRequest, now: Date): boolean {
  const until = contestableUntil(request);
  return until !== undefined && now < until;
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

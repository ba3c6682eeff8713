import { createHash } from 'node:crypto';
import type { JoinRequest, Member } from '../model/people.ts';
import { foldName, isSameName } from '../text/person-name.ts';

/** A request and the roster row that bears the typed name. */
export type Match = { request: JoinRequest; member: Member };

/** As many as are confirmed by one look: every pair must have stood on the screen. */
export const mostMatches = 20;

/**
 * Requests that may be confirmed together, oldest first: the typed name is that of one row, which is free and whose member
 * holds no office, and nobody else typed it. Names that differ only in marks, or in what tells namesakes apart, are rivals.
 */
export function matchesOf(
  requests: readonly JoinRequest[],
  roster: readonly Member[],
  inOffice: ReadonlySet<string>,
): Match[] {
  return requests.flatMap((request) => {
    const { name, memberId } = request;
    if (name === undefined) return [];
    const [member, ...otherRows] = roster.filter((row) => bareName(row.name) === bareName(name));
    const typedBy = requests.filter((one) => one.name !== undefined && bareName(one.name) === bareName(name));
    if (member === undefined || otherRows.length > 0 || typedBy.length > 1) return [];
    if (member.accountId !== undefined || inOffice.has(member.id)) return [];
    if (!isSameName(member.name, name) || (memberId !== undefined && memberId !== member.id)) return [];
    return [{ request, member }];
  });
}

function bareName(name: string): string {
  return foldName(name.replace(/\([^()]*\)/g, ''));
}

/** Tells one list of matches from another: what is confirmed is what was shown. */
export function markOfMatches(matches: readonly Match[]): string {
  const pairs = matches.map(({ request, member }) => [request.id, request.name, member.id]);
  return createHash('sha256').update(JSON.stringify(pairs)).digest('base64url').slice(0, 10);
}

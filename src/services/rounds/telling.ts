import type { MeetingTime, Notice } from '../../core/model/notices.ts';
import type { Meeting, Round } from '../../core/model/rounds.ts';
import type { Store } from '../../core/ports/store.ts';
import { announceToGroup } from '../groups/announcing.ts';
import { consentVersion } from '../../core/joining/consent.ts';

type Parts = Pick<Store, 'deliveries' | 'groups' | 'participants'>;

/** Who is told of a change: whoever made it knows already. */
export type Audience = 'nobody' | 'members' | { except: string };

/** The meeting as it is after the change. */
type Change = { meeting: Meeting; round: Round | undefined; tell: Audience; now: Date };

type Letter = { dedupeKey: string; notice: Notice; expiresAt: Date };

/** What deliveries about a meeting are kept under: its round, or the meeting itself where it has none. */
export function topicOf(meeting: Pick<Meeting, 'id'>, round: Pick<Round, 'id'> | undefined): string {
  return round?.id ?? meeting.id;
}

/** How many would be told. */
export async function countMembers(
  tx: Pick<Store, 'participants'>,
  { meeting, tell }: Pick<Change, 'meeting' | 'tell'>,
): Promise<number> {
  return (await listMembers(tx, { meeting, tell })).length;
}

async function listMembers(
  tx: Pick<Store, 'participants'>,
  { meeting, tell }: Pick<Change, 'meeting' | 'tell'>,
): Promise<string[]> {
  if (tell === 'nobody') return [];
  const audience = await tx.participants.listAudience(meeting.unitId, consentVersion);
  return audience
    .filter(({ standing }) => standing !== 'exempt')
    .map(({ accountId }) => accountId)
    .filter((accountId) => tell === 'members' || tell.except !== accountId);
}

/** Returns how many will be told. `unless` names accounts. */
export async function tellMembers(
  tx: Parts,
  { meeting, round, tell, now }: Change,
  letter: (accountId: string) => Letter,
  unless?: ReadonlySet<string | undefined>,
): Promise<number> {
  let told = 0;
  const roundId = topicOf(meeting, round);
  for (const accountId of await listMembers(tx, { meeting, tell })) {
    if (unless?.has(accountId) === true) continue;
    await tx.deliveries.add({ ...letter(accountId), accountId, roundId }, now);
    told += 1;
  }
  return told;
}

/** The members, and the group where there is a notice for it. Returns how many members will be told. */
export async function tellChange(
  tx: Parts,
  change: Change,
  notices: { member: (accountId: string) => Notice; group: Notice | undefined },
  unless?: ReadonlySet<string | undefined>,
): Promise<number> {
  const { meeting, round, tell, now } = change;
  const { unitId, startsAt: expiresAt } = meeting;
  const letter = (notice: Notice, whom: string): Letter => ({
    dedupeKey: `${notice.kind}:${meeting.id}:${whom}${now.getTime()}`,
    notice,
    expiresAt,
  });
  const toMember = (accountId: string) => letter(notices.member(accountId), `${accountId}:`);
  const told = await tellMembers(tx, change, toMember, unless);
  if (notices.group !== undefined && tell !== 'nobody') {
    const { dedupeKey: key, notice } = letter(notices.group, '');
    const roundId = topicOf(meeting, round);
    await announceToGroup(tx, { unitId, notice, key, roundId, expiresAt }, now);
  }
  return told;
}

/** When and where those who have not been told of an earlier move still take the meeting to be. */
export async function findUntoldMoves(
  tx: Pick<Store, 'deliveries'>,
  topicId: string,
): Promise<{ ofAccount: ReadonlyMap<string, MeetingTime>; ofGroup: MeetingTime | undefined }> {
  const ofAccount = new Map<string, MeetingTime>();
  let ofGroup: MeetingTime | undefined;
  for (const { status, accountId, notice } of await tx.deliveries.listByRound(topicId)) {
    if (status !== 'pending' || !('from' in notice)) continue;
    if (accountId === undefined) ofGroup ??= notice.from;
    else if (!ofAccount.has(accountId)) ofAccount.set(accountId, notice.from);
  }
  return { ofAccount, ofGroup };
}

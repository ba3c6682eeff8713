import type { Group, MuteReason } from '../../core/model/groups.ts';
import type { Store } from '../../core/ports/store.ts';
import { tellLeads } from '../offices/leads.ts';

type Parts = Pick<Store, 'deliveries' | 'groups' | 'members' | 'offices'>;

/** A message was refused though the bot is in the group: whoever leads its cell is told once, until one arrives again. */
export async function mute(tx: Parts, group: Group | undefined, why: MuteReason, now: Date): Promise<void> {
  if (group === undefined || group.status === 'left' || group.mutedWhy === why) return;
  const { id: groupId, unitId, mutedAt = now } = group;
  await tx.groups.update({ ...group, mutedAt, mutedWhy: why });
  if (unitId === undefined) return;
  const key = `group_muted:${groupId}:${mutedAt.getTime()}`;
  await tellLeads(tx, { unitId, notice: { kind: 'group_muted', unitId, groupId }, key }, now);
}

/** A message arrived. */
export async function unmute(tx: Pick<Store, 'groups'>, group: Group | undefined): Promise<void> {
  if (group?.mutedAt === undefined) return;
  await tx.groups.update({ ...group, mutedAt: undefined, mutedWhy: undefined });
}

/** Its topic was deleted: announcements go to the general one. */
export async function leaveTopic(tx: Pick<Store, 'groups'>, group: Group | undefined): Promise<void> {
  if (group?.topicId !== undefined) await tx.groups.update({ ...group, topicId: undefined });
}

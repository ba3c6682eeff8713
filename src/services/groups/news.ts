import type { MuteReason } from '../../core/model/groups.ts';
import type { MeetingTime, Notice } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { consentVersion } from '../../core/joining/consent.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store } from '../../core/ports/store.ts';
import type { GroupLinking, LinkOutcome } from './linking.ts';
import { countRound, type CountedView, type ProgressParts } from './progress.ts';
import { findTold } from '../within.ts';

type Deps = {
  store: ProgressParts & Pick<Store, 'accounts'>;
  clock: Pick<Clock, 'now'>;
  linking: Pick<GroupLinking, 'question'>;
};

type NoticeOf<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

export type GroupNews = ReturnType<typeof createGroupNews>;

/** What there is to say in a cell's group, or about it to who leads the cell, when it is said; undefined where it no longer holds. */
export function createGroupNews({ store, clock, linking }: Deps) {
  return {
    async linked({ unitId }: NoticeOf<'group_linked'>): Promise<{ cellName: string } | undefined> {
      const unit = await store.units.findById(unitId);
      return unit && { cellName: unit.name };
    },

    async counted({
      roundId,
    }: NoticeOf<'group_counts' | 'group_round_opened'>): Promise<CountedView | undefined> {
      const round = await store.rounds.findById(roundId);
      return round && countRound(store, round, clock.now());
    },

    announced: (of: NoticeOf<'meeting_announced'>) => aheadIn(of),

    putBack: (of: NoticeOf<'group_meeting_put_back'>) => aheadIn(of),

    async moved(
      of: NoticeOf<'group_meeting_moved'>,
    ): Promise<{ cellName: string; meeting: Meeting; from: MeetingTime } | undefined> {
      const ahead = await aheadIn(of);
      return ahead && { ...ahead, from: of.from };
    },

    async cancelled({
      unitId,
      was,
    }: NoticeOf<'group_meeting_cancelled'>): Promise<
      { cellName: string; was: MeetingTime; next: Meeting | undefined } | undefined
    > {
      const unit = await store.units.findById(unitId);
      const [next] = await store.meetings.listUpcoming(unitId, clock.now());
      return unit && { cellName: unit.name, was, next };
    },

    /** For a secretary: the question, as long as it is open and theirs to answer. */
    async asked(
      { groupId, unitId }: NoticeOf<'group_link_asked'>,
      accountId: string,
    ): Promise<Extract<LinkOutcome, { status: 'asked' }> | undefined> {
      const actor = await store.accounts.loadActor(accountId, consentVersion, clock.now());
      const outcome = await linking.question(actor, groupId);
      return outcome.status === 'asked' && outcome.view.unitId === unitId ? outcome : undefined;
    },

    /** The bot has become an admin and still is. */
    async admin(
      { groupId, unitId }: NoticeOf<'group_admin'>,
      accountId: string,
    ): Promise<{ cellName: string; chatId: string } | undefined> {
      const group = await store.groups.findById(groupId);
      const isTheirs = group?.unitId === unitId || group?.askedUnitId === unitId;
      const unit = await unitLedBy(accountId, unitId);
      if (group?.isAdmin !== true || !isTheirs || unit === undefined) return undefined;
      return { cellName: unit.name, chatId: group.chatId };
    },

    /** The group takes no messages, and still is the cell's. */
    async muted(
      { groupId, unitId }: NoticeOf<'group_muted'>,
      accountId: string,
    ): Promise<{ cellName: string; unitId: string; why: MuteReason } | undefined> {
      const group = await store.groups.findById(groupId);
      const unit = await unitLedBy(accountId, unitId);
      if (unit === undefined || group?.unitId !== unitId || group.mutedWhy === undefined) return undefined;
      return { cellName: unit.name, unitId, why: group.mutedWhy };
    },

    /** The bot is no longer in the group, and the cell has no other. */
    async removed(
      { unitId }: NoticeOf<'group_removed'>,
      accountId: string,
    ): Promise<{ cellName: string; unitId: string } | undefined> {
      const unit = await unitLedBy(accountId, unitId);
      if (unit === undefined || (await store.groups.findByUnit(unitId)) !== undefined) return undefined;
      return { cellName: unit.name, unitId };
    },
  };

  async function aheadIn({
    unitId,
    meetingId,
  }: {
    unitId: string;
    meetingId: string;
  }): Promise<{ cellName: string; meeting: Meeting } | undefined> {
    const unit = await store.units.findById(unitId);
    const meeting = await store.meetings.findById(meetingId);
    if (unit === undefined || meeting?.status !== 'planned' || meeting.startsAt <= clock.now())
      return undefined;
    return { cellName: unit.name, meeting };
  }

  async function unitLedBy(accountId: string, unitId: string) {
    const told = await findTold(store, { accountId, unitId, action: 'group_link' }, clock.now());
    return told && store.units.findById(unitId);
  }
}

import type { Meeting } from '../../core/model/rounds.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { waitsUntil } from '../../core/delivery/waiting.ts';
import {
  againKey,
  countLedger,
  ledgerOutcome,
  maySendAgain,
  type Addressed,
  type LedgerCounts,
  type MassMessage,
} from '../../core/reminders/ledger.ts';
import { phaseOf } from '../../core/rounds/round.ts';
import { topicOf } from '../rounds/telling.ts';
import { withinMeeting, type InCell } from '../within.ts';
import { inNameOrder } from '../../core/text/name-order.ts';
import { letterTo, type LetterParts } from './opening-letter.ts';
import type { NudgeView } from './reminders.ts';
import { listMassMessages, type About, type SentMessage } from './mass-messages.ts';
import { listNotReached, type ToCall, type ToCallParts } from './to-call.ts';

type Parts = ToCallParts & LetterParts & Pick<Store, 'meetings' | 'rounds'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

export type LedgerView = {
  meeting: Meeting;
  /** Undefined where the meeting has no open round. */
  roundId: string | undefined;
  /** In the order in which they went out; `again`: how many may be sent it once more. */
  messages: { kind: MassMessage; at: Date; counts: LedgerCounts; again: number }[];
  toCall: ToCall[];
};

type Over = { status: 'over' };

export type LedgerShown = InCell & (({ status: 'shown' } & LedgerView) | Over | Refused);

/** To whom it would be sent once more, and what it says; `letter` is undefined where it is about the meeting alone. */
export type AgainView = {
  meeting: Meeting;
  kind: MassMessage;
  to: { name: string }[];
  letter: NudgeView | undefined;
  waits: Date | undefined;
};

export type AgainPreview = InCell &
  (({ status: 'previewed' } & AgainView) | { status: 'nobody_left'; view: LedgerView } | Over | Refused);

export type SentAgain = InCell &
  (
    | { status: 'sent_again'; count: number; waits: Date | undefined; view: LedgerView }
    | { status: 'nobody_left'; view: LedgerView }
    | Over
    | Refused
  );

export type Ledger = ReturnType<typeof createLedger>;

/** Whom the messages to a whole cell reached: as counts, and by name only whom they did not. */
export function createLedger({ store, clock }: Deps) {
  return {
    show: (actor: Actor, meetingId: string): Promise<LedgerShown> =>
      withinMeeting(store, actor, meetingId, 'remind', async (meeting) => {
        const about = await aboutAhead(store, meeting);
        return about === undefined ? { status: 'over' } : { status: 'shown', ...(await read(store, about)) };
      }),

    /** Before it is sent again, as whoever is about to send it would get it. */
    previewAgain: (actor: Actor, meetingId: string, kind: MassMessage): Promise<AgainPreview> =>
      withinMeeting(store, actor, meetingId, 'remind', async (meeting, { memberId }) => {
        const about = await aboutAhead(store, meeting);
        if (about === undefined) return { status: 'over' };
        const { round, now } = about;
        const message = await find(store, about, kind);
        const again = message === undefined ? [] : listAgain(message);
        if (message === undefined || again.length === 0)
          return { status: 'nobody_left', view: await read(store, about) };
        const members = await store.members.listByIds(again.map(({ to }) => to.memberId));
        const isOfRound = kind !== 'meeting_announced' && round !== undefined;
        return {
          ...{ status: 'previewed', meeting, kind, to: inNameOrder(members, ({ name }) => name) },
          letter: isOfRound ? await letterTo(store, { round, meeting, memberId, now }) : undefined,
          waits: waitsUntil(message, now, meeting.zone),
        };
      }),

    /** To whom it did not come, and who is in reach. A second tap finds it on its way. */
    sendAgain: (actor: Actor, meetingId: string, kind: MassMessage): Promise<SentAgain> =>
      store.transaction((tx) =>
        withinMeeting(tx, actor, meetingId, 'remind', async (meeting) => {
          const about = await aboutAhead(tx, meeting);
          if (about === undefined) return { status: 'over' };
          const { now } = about;
          const message = await find(tx, about, kind);
          const count = message === undefined ? 0 : await queueAgain(tx, about, message);
          const view = await read(tx, about);
          if (message === undefined || count === 0) return { status: 'nobody_left', view };
          return { status: 'sent_again', count, waits: waitsUntil(message, now, meeting.zone), view };
        }),
      ),
  };

  async function aboutAhead(tx: Parts, meeting: Meeting): Promise<About | undefined> {
    const now = clock.now();
    if (meeting.status !== 'planned' || meeting.startsAt <= now) return undefined;
    return { meeting, round: await tx.rounds.findByMeeting(meeting.id), now };
  }

  async function find(tx: Parts, about: About, kind: MassMessage): Promise<SentMessage | undefined> {
    const messages = await listMassMessages(tx, about);
    return messages.find((one) => one.kind === kind);
  }

  async function read(tx: Parts, about: About): Promise<LedgerView> {
    const { meeting, round, now } = about;
    const messages = await listMassMessages(tx, about);
    return {
      meeting,
      roundId: round !== undefined && phaseOf(round, now) === 'open' ? round.id : undefined,
      messages: messages.map((message) => {
        const { kind, at, addressed } = message;
        return { kind, at, counts: countLedger(addressed), again: listAgain(message).length };
      }),
      toCall: await listNotReached(tx, { round, now, messages }),
    };
  }

  async function queueAgain(
    tx: Parts,
    { meeting, round, now }: About,
    message: SentMessage,
  ): Promise<number> {
    let queued = 0;
    for (const { to, deliveries } of listAgain(message)) {
      if (to.accountId === undefined) continue;
      const { notice, dedupeKey } = message.letterTo(to);
      const id = await tx.deliveries.add(
        {
          dedupeKey: againKey(dedupeKey, deliveries.length),
          ...{ accountId: to.accountId, roundId: topicOf(meeting, round), notice },
          ...{ expiresAt: message.expiresAt },
        },
        now,
      );
      if (id !== undefined) queued += 1;
    }
    return queued;
  }
}

function listAgain({ isUseful, addressed }: SentMessage): Addressed[] {
  return isUseful ? addressed.filter((one) => maySendAgain(ledgerOutcome(one))) : [];
}

import {
  agendaForm,
  mostPoints,
  movePoint,
  roomFor,
  type AgendaTyping,
  type TypedAgendaProblem,
} from '../../core/meetings/agenda.ts';
import type { AgendaPoint, Meeting } from '../../core/model/rounds.ts';
import { announcementState, announcesAt, type AnnouncementState } from '../../core/meetings/announcement.ts';
import type { Actor, Refused } from '../../core/permissions.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Store, Transactional } from '../../core/ports/store.ts';
import { fillForm, type Idle } from '../forms.ts';
import { withinMeetingAhead, type Over } from './changes.ts';
import type { InCell } from '../within.ts';

type Parts = Pick<Store, 'accounts' | 'meetings' | 'rounds'>;

type Deps = { store: Transactional<Parts>; clock: Pick<Clock, 'now'> };

export type AgendaView = {
  meeting: Meeting;
  state: AnnouncementState;
  /** When the bot announces it by itself. */
  announcesAt: Date;
  /** Changes with every change: a button made for another agenda is known by it. */
  stamp: string;
};

export type AgendaOutcome = InCell &
  (
    | ({ status: 'shown' } & AgendaView)
    | {
        status: 'typing';
        meeting: Meeting;
        mode: AgendaTyping['mode'];
        point: AgendaPoint | undefined;
        room: number;
        problem: TypedAgendaProblem | undefined;
      }
    | (AgendaView & { status: 'point'; index: number; point: AgendaPoint })
    | (AgendaView & { status: 'changed' | 'removed' | 'full' })
    | Idle
    | Over
    | Refused
  );

/** A button that names a point of the agenda as it was. */
type PointButton = { index: number; stamp: string };

export type Agendas = ReturnType<typeof createAgendas>;

/** What a meeting is about, point by point. */
export function createAgendas({ store, clock }: Deps) {
  const form = fillForm({
    ...{ store, form: agendaForm, notText: 'not_text' },
    within: about,
    take: async (tx, { place: meeting, draft, answer }) => ({
      ...{ draft, place: await change(tx, meeting, applied(meeting.agenda, draft, answer)) },
    }),
    show: (_tx, { place: meeting, draft, taken, problem }): AgendaOutcome =>
      taken === true ? { ...viewAgenda(meeting), status: 'shown' } : typingOf(meeting, draft, problem),
  });

  async function show(actor: Actor, meetingId: string): Promise<AgendaOutcome> {
    return about(store, actor, { meetingId }, (meeting) => ({ ...viewAgenda(meeting), status: 'shown' }));
  }

  async function showPoint(actor: Actor, meetingId: string, index: number): Promise<AgendaOutcome> {
    return about(store, actor, { meetingId }, (meeting) => pointOf(meeting, index));
  }

  /** Free text goes to the agenda from now on. `stamp` says for which agenda the button was made. */
  async function type(
    actor: Actor,
    meetingId: string,
    { mode, index, stamp }: { mode: AgendaTyping['mode']; index?: number; stamp?: string },
  ): Promise<AgendaOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, { meetingId }, (meeting) => {
        const view = viewAgenda(meeting);
        if (mode === 'point' && (stamp !== view.stamp || meeting.agenda[index ?? -1] === undefined))
          return { ...view, status: 'changed' };
        if (mode === 'add' && meeting.agenda.length >= mostPoints) return { ...view, status: 'full' };
        return form.keep(tx, actor, {
          place: meeting,
          draft: { dialogue: 'agenda', meetingId, mode, index },
        });
      }),
    );
  }

  async function remove(actor: Actor, meetingId: string, at: PointButton): Promise<AgendaOutcome> {
    return rework(actor, meetingId, at, async (tx, meeting) => {
      const agenda = meeting.agenda.filter((_point, index) => index !== at.index);
      return { ...viewAgenda(await change(tx, meeting, agenda)), status: 'removed' };
    });
  }

  /** One place further up or down; the point stays on screen, so that it can be moved on. */
  async function move(
    actor: Actor,
    meetingId: string,
    { way, ...at }: PointButton & { way: 'up' | 'down' },
  ): Promise<AgendaOutcome> {
    return rework(actor, meetingId, at, async (tx, meeting) => {
      const moved = movePoint(meeting.agenda, at.index, way);
      if (moved === undefined) return { ...viewAgenda(meeting), status: 'changed' };
      return pointOf(await change(tx, meeting, moved.points), moved.index);
    });
  }

  /** Only where the agenda still is the one that the button was made for. */
  async function rework(
    actor: Actor,
    meetingId: string,
    { index, stamp }: PointButton,
    work: (tx: Parts, meeting: Meeting) => Promise<AgendaOutcome>,
  ): Promise<AgendaOutcome> {
    return store.transaction((tx) =>
      about(tx, actor, { meetingId }, (meeting) =>
        stamp !== viewAgenda(meeting).stamp || meeting.agenda[index] === undefined
          ? { ...viewAgenda(meeting), status: 'changed' }
          : work(tx, meeting),
      ),
    );
  }

  async function change(tx: Parts, meeting: Meeting, agenda: readonly AgendaPoint[]): Promise<Meeting> {
    const changed = { ...meeting, agenda, agendaChangedAt: clock.now() };
    await tx.meetings.update(changed);
    return changed;
  }

  function about(
    tx: Parts,
    actor: Actor,
    { meetingId }: { meetingId: string },
    work: (meeting: Meeting) => AgendaOutcome | Promise<AgendaOutcome>,
  ): Promise<AgendaOutcome> {
    const at = { meetingId, now: clock.now() };
    return withinMeetingAhead(tx, actor, 'meeting_write', at, ({ meeting }) => work(meeting));
  }

  return { show, showPoint, type, hear: form.hear, remove, move };
}

export function viewAgenda(meeting: Meeting): AgendaView {
  return {
    meeting,
    state: announcementState(meeting),
    announcesAt: announcesAt(meeting),
    stamp: (meeting.agendaChangedAt?.getTime() ?? 0).toString(36),
  };
}

function pointOf(meeting: Meeting, index: number): AgendaOutcome {
  const point = meeting.agenda[index];
  const view = viewAgenda(meeting);
  return point === undefined ? { ...view, status: 'changed' } : { ...view, status: 'point', index, point };
}

function typingOf(
  meeting: Meeting,
  typing: AgendaTyping,
  problem: TypedAgendaProblem | undefined,
): AgendaOutcome {
  const point = typing.mode === 'point' ? meeting.agenda[typing.index ?? -1] : undefined;
  return { status: 'typing', meeting, mode: typing.mode, point, room: roomFor(meeting, typing), problem };
}

function applied(
  agenda: readonly AgendaPoint[],
  { mode, index }: AgendaTyping,
  points: readonly AgendaPoint[],
): AgendaPoint[] {
  if (mode === 'all') return [...points];
  if (mode === 'add') return [...agenda, ...points];
  return agenda.flatMap((point, at) => (at === index ? points : [point]));
}

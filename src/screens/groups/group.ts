import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import type { MeetingTime } from '../../core/model/notices.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import type { CountedView, GroupAnswer } from '../../services/groups/progress.ts';
import { buttonData } from '../button-data.ts';
import { longDate, longDateTime } from '../dates.ts';
import { agendaLines } from '../meetings/announcement.ts';
import type { BotLinks } from '../links.ts';
import { backButton, type Button, type Screen } from '../screen.ts';
import { ledgerButton } from '../meetings/names.ts';
import { zaloButton, zaloScreen, type ZaloReader } from '../zalo.ts';

export type To = { translator: Translator; links: BotLinks };

type WhyUnlinked = Extract<GroupAnswer, { status: 'unlinked' }>['why'];

/** It asks for nothing that would be refused: who cannot link the group yet is told what comes first. */
export function groupHello({ t }: Translator, why: WhyUnlinked | 'anonymous'): Screen {
  return { text: [t('group-hello'), t('group-how', { why })].join(' '), buttons: [] };
}

export function groupUnlinked({ t }: Translator, why: WhyUnlinked): Screen {
  return { text: [t('group-unlinked'), t('group-how', { why })].join(' '), buttons: [] };
}

export function groupAnonymous({ t }: Translator): Screen {
  return { text: t('group-how', { why: 'anonymous' }), buttons: [] };
}

/** Below an answer in another topic than that of the announcements. */
export function withTopicOffer({ label }: Translator, screen: Screen, topicId: number | undefined): Screen {
  const here = { text: label('group-here'), data: buttonData('group.here', topicId ?? 0) };
  return { ...screen, buttons: [...screen.buttons, [here]] };
}

export function onlyPrivate({ translator: { t, label }, links }: To): Screen {
  const button = { text: label('frame.open_private'), url: links.chat };
  return { text: t('frame.only_private'), buttons: [[button]] };
}

export function linkedAnnouncement(to: To, { cellName: cell }: { cellName: string }): Screen {
  return { text: to.translator.t('group-linked', { cell }), buttons: [[openReview(to)]] };
}

export function openedAnnouncement(to: To, { cellName: cell, meeting }: CountedView): Screen {
  const when = longDateTime(to.translator, meeting);
  const text = to.translator.t('group-opened', { cell, when, place: meeting.place });
  return { text, buttons: [[openReview(to)]] };
}

export function countsScreen(to: To, counted: CountedView): Screen {
  return { text: countsText(to.translator, counted), buttons: [[openReview(to)]] };
}

/** /tiendo in private: the same counts, and what can be passed on to a group elsewhere. */
export function ownCountsScreen(
  translator: Translator,
  counted: CountedView & { paperRoundId?: string | undefined },
): Screen {
  const { paperRoundId } = counted;
  const { unitId } = counted.meeting;
  return {
    text: countsText(translator, counted),
    buttons: [
      [ledgerButton(translator, counted.meeting)],
      [zaloButton(translator, buttonData('group.zalo', unitId, 'group'))],
      ...(paperRoundId === undefined
        ? []
        : [
            [
              {
                text: translator.label('paper-entries.button'),
                data: buttonData('paper.entries', paperRoundId, 0),
              },
            ],
          ]),
    ],
  };
}

export function countsZaloScreen(
  translator: Translator,
  counted: CountedView,
  { to, url }: { to: ZaloReader; url: string },
): Screen {
  const { unitId, place, ...meeting } = counted.meeting;
  const where = { when: longDateTime(translator, meeting), place, url };
  const text =
    to === 'group'
      ? [countsLine(translator, counted), translator.label('zalo.counts', where)].join('\n')
      : translator.label('zalo.round', { to, ...where });
  return zaloScreen(translator, {
    ...{ to, text },
    dataFor: (reader) => buttonData('group.zalo', unitId, reader),
    back: backButton(translator.label('group-progress'), buttonData('group.progress', unitId)),
  });
}

export function countsText(translator: Translator, counted: CountedView): string {
  const { counts, meeting, daysLeft } = counted;
  const line = escapeHtml(countsLine(translator, counted));
  if (counts.expected === 0) return line;
  const days = { days: daysLeft, when: longDateTime(translator, meeting) };
  return [line, translator.t('group-days', days)].join('\n');
}

function countsLine({ label }: Translator, { cellName: cell, counts }: CountedView): string {
  const { finished, expected } = counts;
  return label('group-counts', { cell, finished, expected, left: expected - finished });
}

export function noneOpenText(
  translator: Translator,
  view: { cellName: string; nextOpensAt: Date | undefined; zone: Zone },
): string {
  const { cellName: cell, nextOpensAt, zone } = view;
  const none = translator.t('group-none-open', { cell });
  if (nextOpensAt === undefined) return none;
  const date = longDate(translator, localDateOf(nextOpensAt, zone));
  return `${none} ${translator.t('group-none-open.next', { date })}`;
}

export function meetingAnnouncement(
  { translator }: To,
  { cellName: cell, meeting }: { cellName: string; meeting: Meeting },
): Screen {
  const when = longDateTime(translator, meeting);
  const lines = agendaLines(meeting.agenda).join('\n');
  const text = translator.t('group-meeting', { cell, when, place: meeting.place });
  return { text: lines === '' ? text : `${text}\n\n${lines}`, buttons: [] };
}

export function movedAnnouncement(
  { translator }: To,
  { cellName: cell, meeting, from }: { cellName: string; meeting: Meeting; from: MeetingTime },
): Screen {
  const text = translator.t('group-moved', {
    cell,
    when: longDateTime(translator, meeting),
    place: meeting.place,
    before: longDateTime(translator, from),
    beforePlace: from.place,
  });
  return { text, buttons: [] };
}

export function putBackAnnouncement(
  { translator }: To,
  { cellName: cell, meeting }: { cellName: string; meeting: Meeting },
): Screen {
  const { t } = translator;
  const when = longDateTime(translator, meeting);
  return { text: t('group-put-back', { cell, when, place: meeting.place }), buttons: [] };
}

export function cancelledAnnouncement(
  { translator }: To,
  { cellName: cell, was, next }: { cellName: string; was: MeetingTime; next: Meeting | undefined },
): Screen {
  const { t } = translator;
  const off = t('group-cancelled', { cell, when: longDateTime(translator, was) });
  if (next === undefined) return { text: off, buttons: [] };
  const then = t('meeting-cancelled-next', { when: longDateTime(translator, next), place: next.place });
  return { text: `${off}\n${then}`, buttons: [] };
}

function openReview({ translator, links }: To): Button {
  const url = links.startWith('tusoi');
  return { text: translator.label('group-open-review'), url, style: 'primary' };
}

import type { ReasonProblem } from '../../core/meetings/reply.ts';
import type { Reply } from '../../core/model/attendance.ts';
import type { Meeting } from '../../core/model/rounds.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import type { ReplyListView } from '../../services/meetings/reply-list.ts';
import { buttonData } from '../button-data.ts';
import { longDateTime, shortDate } from '../dates.ts';
import { backTo } from '../rounds/participants.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

/** Asks for the reason of an absence; it may be left out. */
export function reasonAskedScreen(
  translator: Translator,
  { meeting, problem }: { meeting: Meeting; problem: ReasonProblem | undefined },
): Screen {
  const { t, label } = translator;
  const why = problem === 'classified' ? t('input.classified') : problem && t(`reply-reason.${problem}`);
  return {
    text: [
      ...(why === undefined ? [] : [why]),
      t('reply-reason.ask', { when: longDateTime(translator, meeting) }),
    ].join('\n\n'),
    buttons: [
      [{ text: label('reply-reason.skip'), data: buttonData('reply.open', meeting.id) }],
      [{ text: label('leave.too'), data: buttonData('leave.meeting', meeting.id) }],
    ],
  };
}

/** To whoever leads the cell: somebody excused has said that they come. */
export function excusedComingNotice(
  translator: Translator,
  { name, meeting }: { name: string; meeting: Meeting },
): Screen {
  const { t, label } = translator;
  return {
    text: t('reply-list.notice', { name, when: longDateTime(translator, meeting) }),
    buttons: [[{ text: label('meeting-replies'), data: buttonData('reply.list', meeting.id, 0) }]],
  };
}

/** Who comes, who is away, who has not said; the secretary opens a reason or stops the reminders of one. */
export function replyListScreen(translator: Translator, view: ReplyListView, wanted: number): Screen {
  const { t, label } = translator;
  const { meeting, people, exempt } = view;
  const group = (reply: Reply | undefined): string[] =>
    people.filter((person) => person.reply === reply).map(({ name }) => name);
  const lines = ([['coming'], ['away'], ['unsure'], ['silent']] as const).map(([key]) => {
    const names = group(key === 'silent' ? undefined : key);
    const count = t(`reply-count.${key}`, { count: names.length });
    return names.length === 0 ? count : `${count}\n${escapeHtml(fitted(names))}`;
  });
  const former = people.flatMap(({ name, former: said }) =>
    said === undefined
      ? []
      : [`${name} (${label(`reply.${said.reply}`)}, ${shortDate(translator, said.on)})`],
  );
  const page = pageOf(actionsOf(translator, view), wanted, 8);
  const turn = turnButtons(translator, page, (to) => buttonData('reply.list', meeting.id, to));
  return {
    text: [
      t('reply-list.title', { date: shortDate(translator, meeting.on) }),
      ...lines,
      ...(former.length === 0 ? [] : [t('reply-list.former', { names: fitted(former, longestFormer) })]),
      ...(exempt === 0 ? [] : [t('reply-count.exempt', { count: exempt })]),
      ...(view.mayExcuse ? [t('reply-list.hint')] : []),
    ].join('\n\n'),
    buttons: [...page.items.map((button) => [button]), ...turn, [backTo(translator, meeting.id)]],
  };
}

function actionsOf({ label }: Translator, { meeting, people, mayExcuse, hasRound }: ReplyListView): Button[] {
  return people
    .filter(({ reply }) => reply === 'away')
    .flatMap(({ memberId, name, hasReason, isExcused }) => [
      ...(hasReason
        ? [
            {
              text: label('reply-reason.why', { name }),
              data: buttonData('reply.why', meeting.id, memberId),
            },
          ]
        : []),
      ...(mayExcuse && hasRound && !isExcused
        ? [
            {
              text: label('reply-list.excuse', { name }),
              data: buttonData('reply.excuse', meeting.id, memberId),
            },
          ]
        : []),
    ]);
}

/** Characters of names in one group: four of them, who replied for another day, and the rest stay below 4,096. */
const longestNames = 800;
const longestFormer = 400;

function fitted(names: readonly string[], longest = longestNames): string {
  const shown: string[] = [];
  let length = 0;
  for (const name of names) {
    length += name.length + 2;
    if (length > longest) return `${shown.join(', ')} … (+${String(names.length - shown.length)})`;
    shown.push(name);
  }
  return shown.join(', ');
}

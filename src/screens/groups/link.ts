import { beginningOf } from '../../core/text/graphemes.ts';
import type { Group, MuteReason } from '../../core/model/groups.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { GroupView } from '../../services/groups/linking.ts';
import { buttonData } from '../button-data.ts';
import { cellBackButton } from '../cell/cell.ts';
import type { BotLinks } from '../links.ts';
import type { Button, Screen } from '../screen.ts';
import { groupPayload } from '../commands.ts';

/** A group by the title it has now; undefined where its channel does not tell. */
export type TitledGroup = Pick<Group, 'id' | 'isAdmin' | 'mutedWhy' | 'topicId'> & {
  title: string | undefined;
};

type TitledView = Pick<GroupView, 'unitId' | 'cellName'> & {
  linked: TitledGroup | undefined;
  offered: readonly TitledGroup[];
};

/** Titles are as long as their owners like; a button shows the beginning. */
const longestTitle = 40;

/** The secretary's screen: which group it is, how to link one, how to stop. */
export function groupLinkScreen(translator: Translator, view: TitledView, links: BotLinks): Screen {
  const { t, label } = translator;
  const { unitId, cellName: cell, linked, offered } = view;
  const back = [cellBackButton(translator, unitId)];
  if (linked !== undefined) {
    const title = titleOf(translator, linked);
    const lines = [
      t('group-is-linked', { cell, title }),
      ...(linked.topicId === undefined ? [] : [t('group-is-linked.in-topic')]),
      ...(linked.mutedWhy === undefined ? [] : [t('group-is-muted', { why: linked.mutedWhy })]),
      ...(linked.isAdmin ? [t('group-admin.is')] : []),
    ];
    const unlink = { text: label('group-is-linked.unlink'), data: buttonData('group.unlink', unitId) };
    return { text: [`<b>${t('cell-group')}</b>`, ...lines].join('\n\n'), buttons: [[unlink], back] };
  }
  const add: Button = {
    text: label('group-is-none.add'),
    url: links.intoGroupWith(groupPayload),
  };
  return {
    text: [`<b>${t('cell-group')}</b>`, t('group-is-none', { cell })].join('\n\n'),
    buttons: [...offered.slice(0, 3).map((group) => [offer(translator, group)]), [add], back],
  };
}

/** In private only: the group's title stands nowhere else. */
export function groupAskedScreen(
  translator: Translator,
  { group, cellName: cell, linked }: { group: TitledGroup; cellName: string; linked: boolean },
): Screen {
  const { t, label } = translator;
  const text = t('group-asked', { cell, title: titleOf(translator, group) });
  return {
    text: group.isAdmin && !linked ? [text, t('group-admin.is')].join('\n\n') : text,
    buttons: [
      [
        {
          text: label('group-asked.confirm'),
          data: buttonData('group.link', group.id),
          style: 'primary',
        },
      ],
      [{ text: label('group-asked.decline'), data: buttonData('group.decline', group.id) }],
    ],
  };
}

export function groupReplaceScreen(
  translator: Translator,
  view: { unitId: string; cellName: string; group: TitledGroup; current: TitledGroup },
): Screen {
  const { t, label } = translator;
  const { unitId, cellName: cell, group, current } = view;
  return {
    text: t('group-replace.ask', {
      cell,
      current: titleOf(translator, current),
      title: titleOf(translator, group),
    }),
    buttons: [
      [
        {
          text: label('group-replace'),
          data: buttonData('group.replace', group.id),
          style: 'primary',
        },
      ],
      [{ text: label('group-replace.keep'), data: buttonData('group.show', unitId) }],
    ],
  };
}

export function madeAdminNotice(
  translator: Translator,
  { cellName: cell, group }: { cellName: string; group: Pick<TitledGroup, 'title'> },
): Screen {
  return {
    text: translator.t('group-admin.made', { cell, title: titleOf(translator, group) }),
    buttons: [],
  };
}

export function mutedNotice(
  { t, label }: Translator,
  { cellName: cell, unitId, why }: { cellName: string; unitId: string; why: MuteReason },
): Screen {
  const open = { text: label('cell-group'), data: buttonData('group.show', unitId) };
  return { text: t('group-muted', { cell, why }), buttons: [[open]] };
}

export function removedNotice(
  { t, label }: Translator,
  { cellName: cell, unitId }: { cellName: string; unitId: string },
): Screen {
  const open = { text: label('cell-group'), data: buttonData('group.show', unitId) };
  return { text: t('group-removed', { cell }), buttons: [[open]] };
}

function offer(translator: Translator, group: TitledGroup): Button {
  const title = titleOf(translator, group);
  const short = title.length > longestTitle ? `${beginningOf(title, longestTitle - 1)}…` : title;
  return {
    text: translator.label('group-is-none.offer', { title: short }),
    data: buttonData('group.link', group.id),
  };
}

function titleOf({ label }: Translator, { title }: Pick<TitledGroup, 'title'>): string {
  return title ?? label('group-untitled');
}

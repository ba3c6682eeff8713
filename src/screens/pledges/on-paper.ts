import type { Translator } from '../../i18n/translator.ts';
import type { PaperPledgesView } from '../../services/pledges/on-paper.ts';
import type { PledgeView } from '../../services/pledges/view.ts';
import { localDateOf } from '../../core/time/local-time.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { paragraphs } from '../lines.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';

const onPage = 10;
const marks = { open: '☐', marked: '☑', contested: '✗' };

/** Who handed theirs in on paper: a tap marks somebody, another one undoes it. */
export function paperPledgesScreen(
  translator: Translator,
  { unit, year, people, markedId }: PaperPledgesView,
  wanted?: number,
): Screen {
  const { t, label } = translator;
  const place = people.findIndex(({ memberId }) => memberId === markedId);
  const page = pageOf(people, wanted ?? Math.floor(place / onPage), onPage);
  const touched = people[place];
  return {
    text: paragraphs(
      t('pledge-paper.title', { year: String(year), unit: unit.name }),
      touched?.state === 'contested' ? t('pledge-paper.contested', { name: touched.name }) : undefined,
      t('pledge-paper.hint'),
      t('pledge-paper.count', { count: people.filter(({ state }) => state === 'marked').length }),
    ),
    buttons: [
      ...page.items.map(({ memberId, name, state }) => [
        {
          text: `${marks[state]} ${name}`,
          data: buttonData(state === 'marked' ? 'pledge_paper.unmark' : 'pledge_paper.mark', year, memberId),
        },
      ]),
      ...turnButtons(translator, page, (to) => buttonData('pledge_paper.list', unit.id, year, to)),
      [{ text: label('common-back'), data: buttonData('pledge.cell', unit.id, year) }],
    ],
  };
}

/** To the member: that theirs was noted as handed in. */
export function paperLine(translator: Translator, { onPaper, unit }: PledgeView): string | undefined {
  return (
    onPaper &&
    translator.t('pledge.paper', {
      contested: onPaper.contested ? 'yes' : 'no',
      name: onPaper.by ?? '',
      date: shortDate(translator, localDateOf(onPaper.markedAt, unit.zone)),
    })
  );
}

/** With which the member says that it is not so, or that it is after all. */
export function contestButtons({ label }: Translator, { onPaper, unit, year }: PledgeView): Button[][] {
  if (onPaper === undefined) return [];
  const [isContested, next] = onPaper.contested ? (['yes', 'no'] as const) : (['no', 'yes'] as const);
  return [
    [
      {
        text: label('pledge-button.contest', { contested: isContested }),
        data: buttonData('pledge.contest', unit.id, year, next),
      },
    ],
  ];
}

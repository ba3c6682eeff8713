import type { Translator } from '../../i18n/translator.ts';
import type { PaperPledgesView } from '../../services/pledges/on-paper.ts';
import { callbackData } from '../callback-data.ts';
import { paragraphs } from '../lines.ts';
import { pageOf, turnButtons } from '../paging.ts';
import type { Screen } from '../screen.ts';

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
          data: callbackData(
            state === 'marked' ? 'pledge_paper.unmark' : 'pledge_paper.mark',
            year,
            memberId,
          ),
        },
      ]),
      ...turnButtons(translator, page, (to) => callbackData('pledge_paper.list', unit.id, year, to)),
      [{ text: label('common-back'), data: callbackData('pledge.cell', unit.id, year) }],
    ],
  };
}

import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import type { TreeUnit } from '../../core/units/tree.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { OfficerView } from '../../services/units/officers.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { inRows } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { unitBackButton } from './tree.ts';

export function officerListScreen(
  translator: Translator,
  { unit, officers, zone }: { unit: TreeUnit; officers: readonly OfficerView[]; zone: Zone },
): Screen {
  const { t, label } = translator;
  const title = t('unit-officers.title', { unit: unit.name });
  const shown = officers.slice(0, mostListed);
  const lines = shown.map(({ fromAt }, index) =>
    t('unit-officers.line', { number: index + 1, from: shortDate(translator, localDateOf(fromAt, zone)) }),
  );
  const endings = shown.map(({ officeId }, index): Button => ({
    text: label('unit-officers.end', { number: index + 1 }),
    data: buttonData('unit.dismiss', officeId, unit.id),
  }));
  const body = shown.length === 0 ? [t('unit-officers.empty')] : [lines.join('\n'), t('unit-officers.note')];
  return {
    text: [title, ...body].join('\n\n'),
    buttons: [...inRows(endings, 2), [unitBackButton(unit)]],
  };
}

export function dismissScreen(
  translator: Translator,
  { unit, officer, zone }: { unit: TreeUnit; officer: OfficerView; zone: Zone },
): Screen {
  const { t, label } = translator;
  const from = shortDate(translator, localDateOf(officer.fromAt, zone));
  return {
    text: t('unit-officers.end_asked', { from, unit: unit.name }),
    buttons: [
      [
        {
          text: label('unit-officers.end', { number: 0 }),
          data: buttonData('unit.dismiss_now', officer.officeId),
          style: 'danger',
        },
      ],
      [{ text: label('common-back'), data: buttonData('unit.officers', unit.id) }],
    ],
  };
}

export function dismissedNotice({ t }: Translator, unit: TreeUnit): Screen {
  return { text: t('unit-notice.dismissed', { unit: unit.name }), buttons: [] };
}

const mostListed = 20;

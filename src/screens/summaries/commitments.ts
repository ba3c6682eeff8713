import { inNameOrder } from '../../core/text/name-order.ts';
import type { Translator } from '../../i18n/translator.ts';
import { statusWord } from '../commitments/commitments.ts';
import { shortDate } from '../dates.ts';
import { bold } from '../lines.ts';
import { roundLabel } from '../rounds/names.ts';
import { quoted } from '../lines.ts';
import { splitText, type Line, type Section } from '../long-text.ts';
import type { SummaryPage } from './page.ts';
import { lockOf, part } from './parts.ts';
import type { CommitmentLine, SummaryView } from '../../services/summaries/summary-view.ts';

/** Commitments under a name, and what has become of it. */
export function commitmentsScreen(translator: Translator, view: SummaryView, wanted: number): SummaryPage {
  const { t } = translator;
  const people = new Set(inNameOrder(view.commitments, ({ name }) => name).map(({ memberId }) => memberId));
  const sections = Array.from(people, (memberId): Section => {
    const those = view.commitments.filter((one) => one.memberId === memberId);
    const name = those[0]?.name ?? '';
    return {
      heading: bold(name),
      continued: t('summary-words.person_on', { name }),
      together: true,
      lines: those.flatMap((one) => linesOf(translator, one)),
    };
  });
  return part(translator, view, 'commitments', {
    title: t('summary-commitments.title', { round: roundLabel(translator, view.round) }),
    note: sections.length === 0 ? t('summary-commitments.empty') : t('summary-words.note'),
    sections,
    wanted,
  });
}

function linesOf(translator: Translator, one: CommitmentLine): Line[] {
  const { t, locale } = translator;
  const { memberId, item, itemName, dueOn } = one;
  const answer = t('summary-words.answer', {
    ...{ item, title: itemName[locale], lock: lockOf(one.sharing) },
    level: [
      statusWord(translator, one.status),
      ...(dueOn === undefined ? [] : [dueWord(translator, one, dueOn)]),
    ].join(' · '),
  });
  const texts = [
    ...splitText(one.remedy, longestPiece).map(quoted),
    ...(one.note === undefined ? [] : splitText(one.note, longestPiece).map(quoted)),
  ];
  const [first = '', ...others] = texts;
  return [`– ${answer}\n${first}`, ...others].map((html) => ({ html, memberId }));
}

function dueWord({ label, locale }: Translator, { overdue }: CommitmentLine, dueOn: string): string {
  const date = shortDate({ locale }, dueOn);
  return overdue ? label('commitment-list.overdue', { date }) : label('commitment-list.due', { date });
}

/** The longest piece of one text, so that a page holds it beside its heading. */
const longestPiece = 2400;

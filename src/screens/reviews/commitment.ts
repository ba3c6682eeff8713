import type { CommitmentScreen } from '../../core/model/reviews.ts';
import { commitmentReports } from '../../core/model/commitments.ts';
import type { PastCommitment, ReviewSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { deadlineButtons } from '../commitments/words.ts';
import { shortDate } from '../dates.ts';
import { reportLetters } from './commitment-taps.ts';
import type { Button, Screen } from '../screen.ts';
import { bold, cut, paragraphs, quoted } from '../lines.ts';

/** One question about one earlier commitment, before the review itself. */
export function reviewCommitmentScreen(
  translator: Translator,
  sheet: Pick<ReviewSheet, 'roundId'>,
  { screen, commitment }: { screen: CommitmentScreen; commitment: PastCommitment },
): Screen {
  const { t, label, locale } = translator;
  const { number, total, item, name, said } = commitment;
  const heading = [t('review-commitment.title', { number, total }), bold(`${item}. ${name[locale]}`)].join(
    '\n',
  );
  const saidLine = said === undefined || said === 'made' ? undefined : said;
  const noted =
    saidLine && t('review-commitment.said', { status: label('commitment-status', { status: saidLine }) });
  const later = button(label('common-later'), 'report.next');

  switch (screen) {
    case 'commitment':
      return {
        text: paragraphs(heading, madeLines(translator, commitment), noted, t('review-commitment.ask')),
        buttons: [
          ...commitmentReports.map((status) => [
            button(
              `${said === status ? '● ' : ''}${label(`commitment-button.${status}`)}`,
              'report.say',
              reportLetters[status],
            ),
          ]),
          [...previousButton(), later],
        ],
      };
    case 'commitment_note':
      return {
        text: paragraphs(
          heading,
          noted,
          t(`review-commitment-note.${said === 'not_yet' ? 'not_yet' : 'running'}`),
          commitment.note && `${t('review-field.written')}\n${escapeHtml(cut(commitment.note, longestNote))}`,
        ),
        buttons: [
          [button(label('review-commitment-note.skip'), 'report.to', 'd')],
          [button(label('common-back'), 'report.to', 'p'), later],
        ],
      };
    case 'commitment_deadline':
      return {
        text: paragraphs(heading, noted, dueLine(translator, commitment), t('review-commitment-deadline')),
        buttons: [
          ...deadlineButtons(translator, commitment.deadlines, (on) =>
            buttonData('report.on', sheet.roundId, commitment.id, on.slice(2).replaceAll('-', '')),
          ),
          [
            button(label('common-back'), 'report.to', 'n'),
            button(label('review-commitment-deadline.keep'), 'report.next'),
          ],
        ],
      };
  }

  function button(text: string, action: string, ...args: readonly string[]): Button {
    return { text, data: buttonData(action, sheet.roundId, commitment.id, ...args) };
  }

  function previousButton(): Button[] {
    const { previousId } = commitment;
    if (previousId === undefined) return [];
    const data = buttonData('report.to', sheet.roundId, previousId, 'p');
    return [{ text: label('review-commitment.previous'), data }];
  }
}

function madeLines(translator: Translator, commitment: PastCommitment): string {
  const { t } = translator;
  return [
    t('review-commitment.made', { date: shortDate(translator, commitment.madeOn) }),
    quoted(cut(commitment.remedy, longestRemedy)),
    dueLine(translator, commitment),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

function dueLine(translator: Translator, { dueOn, isOverdue }: PastCommitment): string | undefined {
  if (dueOn === undefined) return undefined;
  const date = shortDate(translator, dueOn);
  return translator.t(isOverdue ? 'commitment-due.overdue' : 'commitment-due', { date });
}

const longestRemedy = 1500;
const longestNote = 1500;

import type { PromiseScreen } from '../../core/model/reviews.ts';
import { commitmentReports } from '../../core/model/commitments.ts';
import type { AskedPromise, ReviewSheet } from '../../core/reviews/sheet.ts';
import type { Translator } from '../../i18n/translator.ts';
import { callbackData } from '../callback-data.ts';
import { deadlineButtons } from '../commitments/words.ts';
import { shortDate } from '../dates.ts';
import type { Button, Screen } from '../screen.ts';
import { cut, paragraphs } from '../lines.ts';

/** One question about one earlier commitment, before the review itself. */
export function promiseScreen(
  translator: Translator,
  sheet: Pick<ReviewSheet, 'roundId'>,
  { screen, promise }: { screen: PromiseScreen; promise: AskedPromise },
): Screen {
  const { t, label, locale } = translator;
  const { number, total, item, name, said } = promise;
  const heading = [
    t('review-promise-title', { number, total }),
    t('review-promise-item', { number: item, name: name[locale] }),
  ].join('\n');
  const saidLine = said === undefined || said === 'made' ? undefined : said;
  const noted = saidLine && t('review-promise-said', { status: label(`commitment-status-${saidLine}`) });
  const later = button(label('review-promise-later'), 'ask.next');

  switch (screen) {
    case 'promise':
      return {
        text: paragraphs(heading, promisedLines(translator, promise), noted, t('review-promise-ask')),
        buttons: [
          ...commitmentReports.map((status) => [
            button(
              `${said === status ? '● ' : ''}${label(`commitment-button-${status}`)}`,
              'ask.say',
              status,
            ),
          ]),
          [...previousButton(), later],
        ],
      };
    case 'promise_note':
      return {
        text: paragraphs(
          heading,
          noted,
          t(said === 'not_yet' ? 'review-promise-note-not_yet' : 'review-promise-note-running'),
          promise.note &&
            `${t('review-field-written')}\n${t('review-text', { text: cut(promise.note, longestNote) })}`,
        ),
        buttons: [
          [button(label('review-promise-note-skip'), 'ask.to', 'd')],
          [button(label('review-back'), 'ask.to', 'p'), later],
        ],
      };
    case 'promise_deadline':
      return {
        text: paragraphs(heading, noted, dueLine(translator, promise), t('review-promise-deadline')),
        buttons: [
          ...deadlineButtons(translator, promise.deadlines, (on) =>
            callbackData('ask.due', sheet.roundId, promise.id, on.replaceAll('-', '')),
          ),
          [
            button(label('review-back'), 'ask.to', 'n'),
            button(label('review-promise-deadline-keep'), 'ask.next'),
          ],
        ],
      };
  }

  function button(text: string, action: string, ...args: readonly string[]): Button {
    return { text, data: callbackData(action, sheet.roundId, promise.id, ...args) };
  }

  function previousButton(): Button[] {
    const { previousId } = promise;
    if (previousId === undefined) return [];
    const data = callbackData('ask.to', sheet.roundId, previousId, 'p');
    return [{ text: label('review-promise-previous'), data }];
  }
}

function promisedLines(translator: Translator, promise: AskedPromise): string {
  const { t } = translator;
  return [
    t('review-promise-made', { date: shortDate(translator, promise.madeOn) }),
    t('commitment-remedy', { text: cut(promise.remedy, longestRemedy) }),
    dueLine(translator, promise),
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

function dueLine(translator: Translator, { dueOn, isOverdue }: AskedPromise): string | undefined {
  if (dueOn === undefined) return undefined;
  const date = shortDate(translator, dueOn);
  return translator.t(isOverdue ? 'review-promise-overdue' : 'review-promise-due', { date });
}

const longestRemedy = 1500;
const longestNote = 1500;

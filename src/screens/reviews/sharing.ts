import { isAnswered } from '../../core/reviews/answer.ts';
import { isQuestion } from '../../core/rounds/checklist-items.ts';
import { findItem, itemsOf } from '../../core/rounds/checklist.ts';
import type { NamedReader, ReviewSheet } from '../../core/reviews/sheet.ts';
import { isNarrower, sharings, type Sharing } from '../../core/sharing.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import type { Button, Screen } from '../screen.ts';
import { itemHead, readersWord } from './words.ts';
import { numberGrid } from '../paging.ts';
import { paragraphs } from '../lines.ts';

type Reader = NamedReader | undefined;

/** Who reads the whole review: three choices, or two where there is no office-holder to name. */
export function sharingScreen(
  translator: Translator,
  sheet: ReviewSheet,
  { reader }: { reader: Reader },
): Screen {
  const { label } = translator;
  return {
    text: sharingQuestion(translator, sheet, reader),
    buttons: [
      ...sharingButtons(translator, sheet, reader),
      [{ text: label('common-back'), data: buttonData('review.recap', sheet.roundId) }],
    ],
  };
}

/** The choices in a line each: what the chosen one means is said in full where the review is sent. */
export function sharingQuestion(
  { t, label }: Translator,
  { checklist }: Pick<ReviewSheet, 'checklist'>,
  reader: Reader,
): string {
  return paragraphs(
    [
      `<b>${t('review-sharing.ask')}</b>`,
      t('review-sharing-about.cell'),
      ...(reader === undefined
        ? []
        : [
            t('review-sharing-about.secretary', {
              name: reader.name,
              role: label(`role.${reader.role}`),
            }),
          ]),
      t('review-sharing-about.counts_only'),
    ].join('\n'),
    itemsOf(checklist).some(isQuestion) ? t('review-sharing.noticed') : undefined,
  );
}

/** Who reads it and what of it, of the level that was chosen. */
export function sharingMeaning(
  { t }: Translator,
  { phase }: Pick<ReviewSheet, 'phase'>,
  { sharing, hidesNobody }: { sharing: Sharing; hidesNobody: boolean | undefined },
): string {
  if (sharing !== 'counts_only') return t(`review-sharing-means.${sharing}`);
  const counted = t('review-sharing-means.counts_only', { phase });
  return hidesNobody === true ? `${counted} ${t('review-sharing.counts-apart')}` : counted;
}

/** None is chosen beforehand; after a choice the chosen one is marked. */
export function sharingButtons(
  translator: Translator,
  { roundId, review }: Pick<ReviewSheet, 'roundId' | 'review'>,
  reader: Reader,
): Button[][] {
  return offered(reader).map((sharing) => {
    const readers = shortReaders(translator, sharing, reader);
    const text = review.sharing === sharing ? `● ${readers}` : readers;
    const data =
      sharing === 'secretary' && reader !== undefined
        ? buttonData('review.reader', roundId, reader.memberId)
        : buttonData('review.share', roundId, sharing);
    return [{ text, data }];
  });
}

/** Items that have something to keep to fewer people. */
export function narrowable({ answers, review }: Pick<ReviewSheet, 'answers' | 'review'>): number[] {
  if (review.sharing === undefined || review.sharing === 'counts_only') return [];
  return [...answers.values()]
    .filter((answer) => isAnswered(answer) && answer.level !== 'none' && answer.value?.kind !== 'left')
    .map((answer) => answer.item)
    .sort((one, other) => one - other);
}

export function narrowingScreen({ t, label }: Translator, sheet: ReviewSheet): Screen {
  const { roundId } = sheet;
  const numbers = narrowable(sheet).map((item) => ({
    text: sheet.answers.get(item)?.sharing === undefined ? `${item}` : `${item} •`,
    data: buttonData('review.narrow', roundId, item),
  }));
  return {
    text: t('review-item-sharing.choose'),
    buttons: [
      ...numberGrid(numbers),
      [{ text: label('common-back'), data: buttonData('review.recap', roundId) }],
    ],
  };
}

/** Who reads one item: as the whole review, or somebody fewer. */
export function itemSharingScreen(
  translator: Translator,
  sheet: ReviewSheet,
  { item, reader }: { item: number; reader: Reader },
): Screen {
  const { t, label } = translator;
  const { roundId, review } = sheet;
  const whole = review.sharing ?? 'counts_only';
  const chosen = sheet.answers.get(item)?.sharing;
  const mark = (isChosen: boolean, readers: string) => (isChosen ? `● ${readers}` : readers);
  const narrower = offered(reader)
    .filter((sharing) => isNarrower(sharing, whole))
    .map((sharing): Button[] => {
      const text = mark(chosen === sharing, shortReaders(translator, sharing, reader));
      const data =
        sharing === 'secretary' && reader !== undefined
          ? buttonData('review.only', roundId, item, reader.memberId)
          : buttonData('review.narrow_to', roundId, item, sharing);
      return [{ text, data }];
    });
  const asWhole = label('review-item-sharing.whole');
  const asked = findItem(sheet.checklist, item);

  return {
    text: paragraphs(
      itemHead(translator, sheet, item),
      t('review-item-sharing.ask'),
      t('review-item-sharing.now', { readers: readersWord(translator, whole, reader) }),
      asked !== undefined && isQuestion(asked) ? t('review-item-sharing.noticed') : undefined,
    ),
    buttons: [
      ...narrower,
      [
        {
          text: mark(chosen === undefined, asWhole),
          data: buttonData('review.narrow_to', roundId, item, 'whole'),
        },
      ],
      [{ text: label('common-back'), data: buttonData('review.recap', roundId) }],
    ],
  };
}

/** On a button there is room for the name alone; the question says who that is. */
function shortReaders(translator: Translator, sharing: Sharing, reader: Reader): string {
  return sharing === 'secretary' && reader !== undefined
    ? translator.label('review-readers.short', { name: reader.name })
    : readersWord(translator, sharing, reader);
}

function offered(reader: Reader): Sharing[] {
  return sharings.filter((sharing) => sharing !== 'secretary' || reader !== undefined);
}

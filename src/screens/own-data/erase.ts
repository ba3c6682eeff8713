import type { OwnReviewView } from '../../services/own-data/own-data.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { backButton } from './own-data.ts';
import type { Button, Screen } from '../screen.ts';
import { roundLabel } from '../rounds/names.ts';

/** What is to be erased; one review by its round. */
export type Erasing =
  { kind: 'review'; review: OwnReviewView } | { kind: 'reviews' } | { kind: 'everything' };

export function eraseScreen(translator: Translator, reviews: readonly OwnReviewView[]): Screen {
  const { t, label } = translator;
  const has = reviews.some(isThere);
  return {
    text: t('own-data-erase.title'),
    buttons: [
      ...(has
        ? [
            [
              { text: label('own-data-erase.one'), data: buttonData('own_data.erase_choose') },
              {
                text: label('own-data-erase.all'),
                data: buttonData('own_data.erase_what', 'reviews'),
              },
            ],
          ]
        : []),
      [
        {
          text: label('own-data-erase.everything'),
          data: buttonData('own_data.erase_what', 'everything'),
        },
      ],
      [backButton(translator)],
    ],
  };
}

export function eraseChoiceScreen(translator: Translator, reviews: readonly OwnReviewView[]): Screen {
  const { t } = translator;
  const there = reviews.filter(isThere);
  const buttons = there.slice(0, reviewsToChoose).map((review): Button[] => [
    {
      text: nameOf(translator, review, there),
      data: buttonData('own_data.erase_what', 'review', review.roundId),
    },
  ]);
  return {
    text: there.length === 0 ? t('own-data-erase.none') : t('own-data-erase.choose'),
    buttons: [...buttons, [eraseBack(translator)]],
  };
}

/** What goes and what stays; the first of the two questions. */
export function eraseExplainedScreen(translator: Translator, erasing: Erasing): Screen {
  const { label } = translator;
  return {
    text: explanationOf(translator, erasing).join('\n\n'),
    buttons: [
      [{ text: label('own-data-erase.go-on'), data: targetData('own_data.erase_sure', erasing) }],
      [{ text: label('own-data-erase.keep'), data: buttonData('own_data.open') }],
    ],
  };
}

/** The second question. */
export function eraseSureScreen(translator: Translator, erasing: Erasing): Screen {
  const { t, label } = translator;
  return {
    text: [titleOf(translator, erasing), t('own-data-erase-sure')].join('\n\n'),
    buttons: [
      [{ text: label('own-data-erase.keep'), data: buttonData('own_data.open') }],
      [
        {
          text: label('own-data-erase.now'),
          data: targetData('own_data.erase_now', erasing),
          style: 'danger',
        },
      ],
    ],
  };
}

const reviewsToChoose = 24;

function isThere({ state }: OwnReviewView): boolean {
  return state !== 'erased';
}

function explanationOf(translator: Translator, erasing: Erasing): string[] {
  const { t } = translator;
  const kept = t('own-data-erase-keeps');
  const attendance = t('own-data-erase-keeps.attendance');
  const open = [t('own-data-erase-keeps.open'), kept].join('\n');
  switch (erasing.kind) {
    case 'review':
      return [
        t('own-data-erase-loses.review', { round: roundLabel(translator, erasing.review) }),
        open,
        attendance,
      ];
    case 'reviews':
      return [t('own-data-erase-loses.reviews'), open, t('own-data-erase-keeps.own'), attendance];
    case 'everything':
      return [t('own-data-erase-loses.everything'), kept, attendance, t('own-data-erase-keeps.everything')];
  }
}

function titleOf(translator: Translator, erasing: Erasing): string {
  const { t } = translator;
  return erasing.kind === 'review'
    ? t('own-data-erase-sure.review', { round: roundLabel(translator, erasing.review) })
    : t(`own-data-erase-sure.${erasing.kind}`);
}

/** The cell is named where the person has reviews in more than one. */
function nameOf(translator: Translator, review: OwnReviewView, all: readonly OwnReviewView[]): string {
  const round = roundLabel(translator, review);
  return all.some(({ cell }) => cell !== review.cell) ? `${review.cell}, ${round}` : round;
}

function targetData(action: 'own_data.erase_sure' | 'own_data.erase_now', erasing: Erasing): string {
  return erasing.kind === 'review'
    ? buttonData(action, 'review', erasing.review.roundId)
    : buttonData(action, erasing.kind);
}

function eraseBack({ label }: Translator): Button {
  return { text: label('common-back'), data: buttonData('own_data.erase') };
}

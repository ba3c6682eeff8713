import { isQuestion, type Question } from '../../core/rounds/checklist-items.ts';
import { findItem } from '../../core/rounds/checklist.ts';
import { longestShortText } from '../../core/rounds/item-value.ts';
import type { ReviewNote, ReviewSheet } from '../../core/reviews/sheet.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { shortDate } from '../dates.ts';
import { datePastText } from '../date-notes.ts';
import { buttonData } from '../button-data.ts';
import type { Button, Screen } from '../screen.ts';
import { fieldScreen } from './field.ts';
import { groupScreen } from './group.ts';
import { detailsScreen, itemScreen, wishScreen } from './item.ts';
import { boundsOf } from './question.ts';
import { reviewCommitmentScreen } from './commitment.ts';
import { recapScreen } from './recap.ts';
import { sentScreen } from './sent.ts';
import { shortOf } from './words.ts';
import { itemSharingScreen, narrowingScreen, sharingScreen } from './sharing.ts';
import { cut, paragraphs } from '../lines.ts';

/** A review where it stands. `above` is a line of plain text over the screen. */
export function reviewScreen(translator: Translator, sheet: ReviewSheet, above?: string): Screen {
  const { t } = translator;
  const screen = shownScreen(translator, sheet);
  return {
    text: paragraphs(
      above && escapeHtml(above),
      sheet.isCommittee ? t('review.committee') : undefined,
      sheet.entering && t('review.entering', { name: sheet.entering.name }),
      sheet.onPaper === true ? t('review.on_paper') : undefined,
      sheet.hasUnopened === true ? t('review.unopened') : undefined,
      [bannerOf(translator, sheet), screen.text].filter((part) => part !== undefined).join('\n'),
    ),
    buttons: [...screen.buttons, ...wayToSending(translator, sheet, screen)],
    protect: true,
    ...(sheet.entering !== undefined && {
      shows: { roundId: sheet.entering.roundId, memberIds: [sheet.entering.memberId], of: 'paper' },
    }),
  };
}

/** Whether what stands there is answered by typing; elsewhere a number that is typed does what its button does. */
export function isTyped({ shown, checklist }: ReviewSheet): boolean {
  if (shown.screen !== 'item') return typed.some((screen) => screen === shown.screen);
  const item = findItem(checklist, shown.item);
  return item !== undefined && isQuestion(item) && item.kind !== 'choice' && item.kind !== 'choices';
}

const typed: readonly ReviewSheet['shown']['screen'][] = ['field', 'commitment_note', 'commitment_deadline'];

/** What holds for the review as a whole is said in full where it is sent; elsewhere a few words leave room for the items. */
function bannerOf({ t }: Translator, { shown, review, phase }: ReviewSheet): string | undefined {
  if (shown.screen === 'sent') return undefined;
  const isRecap = shown.screen === 'recap';
  if (review.sentAt !== undefined) return isRecap ? t('review-editing') : t('review-editing.short');
  if (phase === 'late') return isRecap ? t('review-late') : t('review-late.short');
  return undefined;
}

/** From wherever what was sent is corrected, one tap leads to where it is sent again. */
function wayToSending(
  { label }: Translator,
  { roundId, review, shown }: ReviewSheet,
  screen: Screen,
): Button[][] {
  const data = buttonData('review.recap', roundId);
  const isThere = shown.screen === 'recap' || shown.screen === 'sent';
  if (
    review.sentAt === undefined ||
    isThere ||
    screen.buttons.flat().some((one) => 'data' in one && one.data === data)
  )
    return [];
  return [[{ text: label('review-editing.recap'), data }]];
}

/** A word about what was just done, in plain text. */
export function noteText(translator: Translator, note: ReviewNote, sheet: ReviewSheet): string {
  const { label } = translator;
  switch (note.kind) {
    case 'date_unclear':
    case 'date_impossible':
      return label(`input-written.${note.kind}`, {
        text: cut(note.text, longestQuote),
        example: exampleDate(translator, sheet),
      });
    case 'date_past':
    case 'date_too_far':
      return datePastText(translator, note, exampleDate(translator, sheet));
    case 'short_text_too_long':
      return label('review-note.short_text_too_long', {
        most: longestShortText,
        example: exampleText(translator, sheet),
      });
    case 'number_unclear':
    case 'number_out_of_bounds':
    case 'step_out_of_bounds':
      return label(`review-note.${note.kind}`, boundsOf(translator, questionOf(sheet)));
    case 'written_to':
      return label('review-note.written_to', {
        number: note.item,
        short: shortOf(sheet.checklist, note.item, translator.locale),
      });
    case 'unknown_button':
      return label('gone.button');
    case 'classified':
      return label('input.classified');
    case 'reader_changed':
    case 'look_again':
    case 'closed_for_edits':
    case 'unanswered':
    case 'to_look_at':
    case 'press_button':
    case 'edited':
    case 'kept':
      return label(`review-note.${note.kind}`);
    case 'empty':
    case 'too_long':
    case 'not_text':
      return label(`input-written.${note.kind}`);
  }
}

function shownScreen(translator: Translator, sheet: ReviewSheet): Screen {
  const { shown } = sheet;
  switch (shown.screen) {
    case 'commitment':
    case 'commitment_note':
    case 'commitment_deadline':
      return reviewCommitmentScreen(translator, sheet, shown);
    case 'group':
      return groupScreen(translator, sheet, shown.group);
    case 'item':
      return itemScreen(translator, sheet, shown);
    case 'wish':
      return wishScreen(translator, sheet, shown);
    case 'details':
      return detailsScreen(translator, sheet, shown.item);
    case 'field':
      return fieldScreen(translator, sheet, shown);
    case 'recap':
      return recapScreen(translator, sheet, shown);
    case 'sharing':
      return sharingScreen(translator, sheet, shown);
    case 'narrowing':
      return narrowingScreen(translator, sheet);
    case 'item_sharing':
      return itemSharingScreen(translator, sheet, shown);
    case 'sent':
      return sentScreen(translator, sheet, shown);
  }
}

function questionOf({ shown, checklist }: ReviewSheet): Question | undefined {
  const item = shown.screen === 'item' ? findItem(checklist, shown.item) : undefined;
  return item !== undefined && isQuestion(item) ? item : undefined;
}

function exampleText({ locale }: Translator, sheet: ReviewSheet): string {
  const item = questionOf(sheet);
  return item?.kind === 'short_text' ? item.example[locale] : '';
}

/** A date that would be taken, as an example. */
function exampleDate(translator: Translator, { shown }: ReviewSheet): string {
  const deadline = shown.screen === 'field' || shown.screen === 'item' ? shown.deadlines.at(-1) : undefined;
  return deadline === undefined ? '31/12' : shortDate(translator, deadline.on);
}

const longestQuote = 80;

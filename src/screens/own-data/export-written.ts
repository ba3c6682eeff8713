import { pledgeParts } from '../../core/model/pledges.ts';
import { steps } from '../../core/model/reviews.ts';
import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import type { OwnExport } from '../../services/own-data/export.ts';
import type { Translator } from '../../i18n/translator.ts';
import { statusWord } from '../commitments/commitments.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import { valueText } from '../reviews/value-text.ts';
import { answerWord, stepText } from '../reviews/words.ts';
import { roundLabel } from '../rounds/names.ts';
import { sharingName } from './own-data.ts';

export type Facts = { translator: Translator; zone: Zone };

type Review = OwnExport['reviews'][number];
type Answer = Review['answers'][number];
type Round = Review['round'];

/** Of one review: its title, what was answered, and what stands before that. */
export function reviewPart(facts: Facts, review: Review): [title: string, lines: string[], before: string[]] {
  const { translator, zone } = facts;
  const { label, locale } = translator;
  const at = (when: Date): string => shortDateTime(translator, when, zone);
  const title = [review.checklist.title[locale], roundName(facts, review.round), review.cell ?? ''].join(
    ' · ',
  );
  const { participation, erasedAt } = review;
  const before = [
    ...(participation?.reason === undefined
      ? []
      : [label('export-review.excused', { reason: participation.reason })]),
    ...(erasedAt === undefined ? [] : [label('export-review.erased', { at: at(erasedAt) })]),
    ...(review.sent.length === 0 && erasedAt === undefined ? [label('export-review.unsent')] : []),
    ...review.paper.map(({ consent, enteredAt }) =>
      label('export-review.paper', {
        version: consent.version,
        signed: shortDate(translator, consent.signedOn),
        entered: enteredAt === undefined ? '–' : at(enteredAt),
      }),
    ),
    ...review.sent.map(({ sentAt, sharing }) =>
      label('export-review.sent', { at: at(sentAt), sharing: sharingName(translator, sharing) }),
    ),
  ];
  const otherwise = review.sent.flatMap(({ sentAt, otherwise: former }) =>
    (former ?? []).map(
      (answer) => `${label('export-answer.then', { at: at(sentAt) })}\n${answerLines(facts, answer)}`,
    ),
  );
  return [title, [...review.answers.map((answer) => answerLines(facts, answer)), ...otherwise], before];
}

function answerLines({ translator }: Facts, answer: Answer): string {
  const { label, locale } = translator;
  const { asked, value } = answer;
  const said =
    value !== undefined && asked !== undefined
      ? valueText(translator, asked, value)
      : answerWord(translator, answer);
  return [
    label('export-answer', { item: answer.item, words: asked?.short[locale] ?? '', said: said ?? '' }),
    ...(answer.skipReason === undefined
      ? []
      : [label('export-answer.skipped', { reason: answer.skipReason })]),
    ...steps.flatMap((step) => {
      const text = stepText(translator, answer, step);
      return text === undefined ? [] : [`${label(`review-step.${step}`)}: ${text}`];
    }),
    ...(answer.wish === true ? [label('export-answer.wish')] : []),
    ...(answer.sharing === undefined
      ? []
      : [label('export-answer.sharing', { sharing: sharingName(translator, answer.sharing) })]),
  ].join('\n');
}

export function commitmentItems(facts: Facts, { commitments, reviews }: OwnExport): string[] {
  const { translator, zone } = facts;
  const { label, locale } = translator;
  // What led to it stands with the answer that it was made by, as long as that is kept.
  const said = new Set(
    reviews.flatMap(({ answers }) => answers.flatMap(({ how, cause, help }) => [how, cause, help])),
  );
  return commitments.map((one) =>
    [
      label('export-commitments.line', {
        ...{ item: one.item, words: one.asked?.short[locale] ?? '', status: one.status },
        round: one.round === undefined ? '' : roundName(facts, one.round),
      }),
      ...(one.text === undefined
        ? [label('export.words-gone')]
        : [
            one.text.remedy,
            ...[one.text.how, one.text.cause, one.text.help].filter(
              (text) => text !== undefined && !said.has(text),
            ),
          ]),
      ...(one.dueOn === undefined
        ? []
        : [label('export-commitments.due', { date: shortDate(translator, one.dueOn) })]),
      ...one.events.map(
        ({ status, note, at }) =>
          `${shortDateTime(translator, at, zone)}: ${statusWord(translator, status)} ${note ?? ''}`,
      ),
    ].join('\n'),
  );
}

export function pledgeItems({ translator, zone }: Facts, { pledges }: OwnExport): string[] {
  const { label } = translator;
  const at = (when: Date): string => shortDateTime(translator, when, zone);
  return pledges.map(({ cell, year, texts, sharing, madeAt, reports }) =>
    [
      label('export-pledges.line', { cell: cell ?? '', year: String(year), at: at(madeAt) }),
      ...pledgeParts.flatMap((part) => {
        const text = texts[part];
        return text === undefined ? [] : [`${label(`pledge-part.${part}`)}: ${text}`];
      }),
      label('export-answer.sharing', { sharing: sharingName(translator, sharing) }),
      ...reports.map((one) => `${at(one.at)}: ${statusWord(translator, one.status)} ${one.note ?? ''}`),
    ].join('\n'),
  );
}

export function paperPledgeItems({ translator, zone }: Facts, { paperPledges }: OwnExport): string[] {
  return paperPledges.map(({ cell, year, markedAt, contestedAt }) =>
    translator.label('export-pledges.paper', {
      ...{ cell: cell ?? '', year: String(year), at: shortDateTime(translator, markedAt, zone) },
      contested: contestedAt === undefined ? 'no' : 'yes',
    }),
  );
}

export function suggestionItems({ translator, zone }: Facts, { suggestions }: OwnExport): string[] {
  const { label } = translator;
  const at = (when: Date): string => shortDateTime(translator, when, zone);
  return suggestions.map(({ cell, text, sentAt, withdrawnAt, answer }) =>
    [
      label('export-suggestions.line', { cell: cell ?? '', at: at(sentAt) }),
      text ?? label('export.words-gone'),
      ...(withdrawnAt === undefined ? [] : [label('export-suggestions.withdrawn', { at: at(withdrawnAt) })]),
      ...(answer === undefined
        ? []
        : [label('export-suggestions.answer', { at: at(answer.at), text: answer.text })]),
    ].join('\n'),
  );
}

export function roundName({ translator, zone }: Facts, { kind, year, month, dueAt }: Round): string {
  const isOneOfSeveral = kind === 'thematic' || kind === 'extra';
  const period = { year, month };
  return roundLabel(
    translator,
    isOneOfSeveral ? { kind, period, on: localDateOf(dueAt, zone) } : { kind, period },
  );
}

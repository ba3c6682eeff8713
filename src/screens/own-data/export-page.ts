import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import { pledgeParts } from '../../core/model/pledges.ts';
import { steps } from '../../core/model/reviews.ts';
import type { OwnExport } from '../../services/own-data/export.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import { meetingName } from '../meetings/names.ts';
import { valueText } from '../reviews/value-text.ts';
import { answerWord, stepText } from '../reviews/words.ts';
import { roundLabel } from '../rounds/names.ts';
import { statusWord } from '../commitments/commitments.ts';
import { roleName, sharingName } from './own-data.ts';

type Facts = { translator: Translator; zone: Zone };

type Review = OwnExport['reviews'][number];
type Answer = Review['answers'][number];
type Round = Review['round'];

/** Everything kept about a person as one page that needs nothing else: to be read on a phone, or printed. */
export function exportPage(translator: Translator, data: OwnExport, zone: Zone): string {
  const { label, locale } = translator;
  const facts = { translator, zone };
  const title = label('export.title');
  const sections = [
    section(label('export.account'), accountLines(facts, data)),
    section(label('export-cells'), cellLines(facts, data)),
    ...data.reviews.map((review) => reviewSection(facts, review)),
    section(label('export-commitments'), commitmentItems(facts, data)),
    section(label('export-pledges'), pledgeItems(facts, data)),
    section(label('export-suggestions'), suggestionItems(facts, data)),
    section(label('export-meetings'), meetingItems(facts, data)),
    section(label('leave'), leaveItems(facts, data)),
    section(label('own-data-button.readings'), readingItems(facts, data)),
  ];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(label('export.made', { at: shortDateTime(translator, data.exportedAt, zone) }))}</p>
<p>${escapeHtml(label('export.note', { count: data.messages.length }))}</p>
${sections.filter(Boolean).join('\n')}
</body>
</html>
`;
}

const style = `
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 1rem auto; max-width: 42rem; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-bottom: 1px solid; margin-top: 2rem; }
li { margin: 0.5rem 0; break-inside: avoid; } p { margin: 0.5rem 0; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; } }
@media print { body { max-width: none; font-size: 11pt; } }
`;

/** Nothing stands where there is nothing. */
function section(title: string, lines: readonly string[], before: readonly string[] = []): string {
  if (lines.length + before.length === 0) return '';
  const items = lines.map((line) => `<li>${paragraphsOf(line)}</li>`).join('\n');
  return [
    `<h2>${escapeHtml(title)}</h2>`,
    ...before.map((line) => `<p>${paragraphsOf(line)}</p>`),
    ...(lines.length === 0 ? [] : [`<ul>\n${items}\n</ul>`]),
  ].join('\n');
}

function paragraphsOf(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function accountLines(
  { translator, zone }: Facts,
  { account, consents, offices, draft }: OwnExport,
): string[] {
  const { label } = translator;
  const at = (when: Date): string => shortDateTime(translator, when, zone);
  const typed = typedIn(draft);
  return [
    ...(account?.doors ?? []).flatMap(({ telegramId, openedAt, usedAt = openedAt, push }) => [
      telegramId === undefined
        ? label('export.device', { from: at(openedAt), last: at(usedAt) })
        : label('export.telegram', { id: telegramId }),
      ...(push === undefined
        ? []
        : [label('export.push', { service: new URL(push.endpoint).hostname, from: at(push.agreedAt) })]),
    ]),
    ...consents.map(({ version, givenAt, withdrawnAt }) =>
      withdrawnAt === undefined
        ? label('export-consent', { version, at: at(givenAt) })
        : label('export-consent.ended', { version, at: at(givenAt), until: at(withdrawnAt) }),
    ),
    ...offices.map(({ role, unit, fromAt }) =>
      label('export.office', { role: roleName(translator, role), unit: unit ?? '', from: at(fromAt) }),
    ),
    ...(typed === undefined ? [] : [label('export.draft', { text: typed })]),
  ];
}

/** What was typed and not sent yet. */
function typedIn(draft: unknown): string | undefined {
  if (typeof draft !== 'object' || draft === null) return undefined;
  if ('text' in draft && typeof draft.text === 'string') return draft.text;
  const parts = 'texts' in draft && typeof draft.texts === 'object' ? Object.values(draft.texts ?? {}) : [];
  return parts.length === 0 ? undefined : parts.join('\n');
}

function cellLines({ translator, zone }: Facts, { cells, joinRequest }: OwnExport): string[] {
  const { label } = translator;
  const at = (when: Date): string => shortDateTime(translator, when, zone);
  return [
    ...cells.map(({ cell, name, membership, standing, addedAt, removedAt, offices }) =>
      [
        label('export-cells.line', {
          ...{ cell: cell ?? '', name, membership: membership ?? 'unknown', standing, from: at(addedAt) },
        }),
        ...(removedAt === undefined ? [] : [label('export-cells.left', { at: at(removedAt) })]),
        ...offices.map(({ role, fromAt }) =>
          label('export.office', { role: roleName(translator, role), unit: '', from: at(fromAt) }),
        ),
      ].join('\n'),
    ),
    ...(joinRequest === undefined
      ? []
      : [
          label('export-cells.join-request', {
            ...{ cell: joinRequest.cell ?? '', name: joinRequest.name ?? '', at: at(joinRequest.createdAt) },
          }),
        ]),
  ];
}

function reviewSection(facts: Facts, review: Review): string {
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
  return section(
    title,
    [...review.answers.map((answer) => answerLines(facts, answer)), ...otherwise],
    before,
  );
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

function commitmentItems(facts: Facts, { commitments, reviews }: OwnExport): string[] {
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

function pledgeItems({ translator, zone }: Facts, { pledges }: OwnExport): string[] {
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

function suggestionItems({ translator, zone }: Facts, { suggestions }: OwnExport): string[] {
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

function meetingItems({ translator, zone }: Facts, { meetings }: OwnExport): string[] {
  const { label } = translator;
  return meetings.map(({ cell, kind, on, period, reply, reason, repliedAt, attendance }) =>
    [
      label('export-meetings.line', {
        cell: cell ?? '',
        name: kind === undefined || period === undefined ? '' : meetingName(translator, { kind, period }),
        date: on === undefined ? '' : shortDate(translator, on),
      }),
      ...(reply === undefined
        ? []
        : [
            label('export-meetings.reply', {
              reply,
              at: repliedAt === undefined ? '' : shortDateTime(translator, repliedAt, zone),
            }),
          ]),
      ...(reason === undefined ? [] : [label('export-meetings.reason', { reason })]),
      ...(attendance === undefined ? [] : [label('export-meetings.attendance', { attendance })]),
    ].join('\n'),
  );
}

function leaveItems({ translator }: Facts, { leaves }: OwnExport): string[] {
  const { label } = translator;
  return leaves.map(({ cell, fromOn, untilOn, status, reason, answer }) =>
    [
      label('export-leaves.line', {
        ...{ cell: cell ?? '', status },
        ...{ from: shortDate(translator, fromOn), until: shortDate(translator, untilOn) },
      }),
      ...(reason === undefined ? [] : [label('export-meetings.reason', { reason })]),
      ...(answer === undefined ? [] : [label('export-leaves.answer', { answer })]),
    ].join('\n'),
  );
}

function readingItems(facts: Facts, { readBy }: OwnExport): string[] {
  const { translator, zone } = facts;
  const { label } = translator;
  return readBy.map(({ round, meeting, year, office, what, lastAt }) =>
    label('export-readings.line', {
      ...{ what, at: shortDateTime(translator, lastAt, zone) },
      role: roleName(translator, office),
      about:
        year !== undefined
          ? String(year)
          : round === undefined
            ? shortDate(translator, meeting?.on ?? localDateOf(lastAt, zone))
            : roundName(facts, round),
    }),
  );
}

function roundName({ translator, zone }: Facts, { kind, year, month, dueAt }: Round): string {
  const isOneOfSeveral = kind === 'thematic' || kind === 'extra';
  const period = { year, month };
  return roundLabel(
    translator,
    isOneOfSeveral ? { kind, period, on: localDateOf(dueAt, zone) } : { kind, period },
  );
}

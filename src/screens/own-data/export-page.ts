import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import type { OwnExport } from '../../services/own-data/export.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import { shortDate, shortDateTime } from '../dates.ts';
import { meetingName } from '../meetings/names.ts';
import {
  commitmentItems,
  paperPledgeItems,
  pledgeItems,
  reviewPart,
  roundName,
  suggestionItems,
  type Facts,
} from './export-written.ts';
import { roleName } from './own-data.ts';

/** Everything kept about a person as one page that needs nothing else: to be read on a phone, or printed. */
export function exportPage(translator: Translator, data: OwnExport, zone: Zone): string {
  const { label, locale } = translator;
  const facts = { translator, zone };
  const title = label('export.title');
  const sections = [
    section(label('export.account'), accountLines(facts, data)),
    section(label('export-cells'), cellLines(facts, data)),
    ...data.reviews.map((review) => section(...reviewPart(facts, review))),
    section(label('export-commitments'), commitmentItems(facts, data)),
    section(label('export-pledges'), [...pledgeItems(facts, data), ...paperPledgeItems(facts, data)]),
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

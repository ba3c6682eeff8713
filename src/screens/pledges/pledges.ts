import { commitmentReports } from '../../core/model/commitments.ts';
import { pledgeParts, type Pledge, type PledgePart, type PledgeTexts } from '../../core/model/pledges.ts';
import type { PledgeProblem } from '../../core/pledges/form.ts';
import { sharings } from '../../core/sharing.ts';
import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import { escapeHtml, type Translator } from '../../i18n/translator.ts';
import type { PledgeView } from '../../services/pledges/view.ts';
import type { AskedView } from '../../services/pledges/seasons.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { cut, paragraphs, quoted } from '../lines.ts';
import { inPairs } from '../paging.ts';
import { readersWord } from '../reviews/words.ts';
import type { Button, Screen } from '../screen.ts';
import { contestButtons, paperLine } from './on-paper.ts';

/** The own pledge for a year, or what one is. */
export function pledgeScreen(translator: Translator, view: PledgeView): Screen {
  const { t, label } = translator;
  const { unit, year, pledge, others, reportable, makeable } = view;
  const to = (text: string, action: string, ...args: string[]): Button => ({
    text,
    data: buttonData(action, unit.id, year, ...args),
  });
  const years = others.map((other) => ({
    text: label('common-year', { year: String(other) }),
    data: buttonData('pledge.show', unit.id, other),
  }));
  const back = { text: label('commitment-button.back'), data: buttonData('commitment.list', 0) };
  if (pledge === undefined) {
    return {
      text: paragraphs(titleOf(translator, view), paperLine(translator, view), t('pledge.intro')),
      buttons: [
        ...(makeable
          ? [[{ ...to(label('pledge-button.make'), 'pledge.make'), style: 'primary' as const }]]
          : []),
        ...contestButtons(translator, view),
        ...inPairs(years),
        [back],
      ],
    };
  }
  return {
    text: paragraphs(
      titleOf(translator, view),
      partLines(translator, pledge.texts),
      t('review-sharing.now', { readers: sharedAs(translator, view) }),
      reportLines(translator, pledge, unit.zone),
      paperLine(translator, view),
    ),
    buttons: [
      ...(reportable ? reportButtons(translator, view) : []),
      ...(reportable && pledge.reports.length > 0 ? [[to(label('pledge-button.note'), 'pledge.note')]] : []),
      ...(makeable
        ? [
            [
              to(label('pledge-button.change'), 'pledge.parts'),
              to(label('review-recap-button.readers'), 'pledge.sharing'),
            ],
          ]
        : []),
      [
        to(label('document-button.print'), 'document.pledge'),
        to(label('pledge-button.erase'), 'pledge.erase'),
      ],
      ...contestButtons(translator, view),
      ...inPairs(years),
      [back],
    ],
    protect: true,
  };
}

/** Which part is to be written anew. */
export function pledgePartsScreen(translator: Translator, { unit, year }: PledgeView): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(titleOf(translator, { year }), t('pledge.which')),
    buttons: [
      ...pledgeParts.map((part) => [
        { text: label(`pledge-part.${part}`), data: buttonData('pledge.part', unit.id, year, part) },
      ]),
      [backTo(translator, { unit, year })],
    ],
  };
}

/** One part, with an example; what stands in it now is repeated. */
export function pledgePartScreen(
  translator: Translator,
  view: PledgeView & { part: PledgePart; making: boolean; problem: PledgeProblem | undefined },
): Screen {
  const { t, label } = translator;
  const { unit, year, pledge, part, making, problem } = view;
  const now = pledge?.texts[part];
  const place = pledgeParts.indexOf(part) + 1;
  const leaves = making || (now !== undefined && Object.keys(pledge?.texts ?? {}).length > 1);
  return {
    text: paragraphs(
      problem && problemText(translator, problem),
      titleOf(translator, view),
      t('pledge.ask', { place, part: label(`pledge-part.${part}`) }),
      t(`pledge-hint.${part}`),
      now === undefined ? undefined : quoted(cut(now, longestShown)),
    ),
    buttons: [
      ...(leaves
        ? [
            [
              {
                text: label('pledge-button.skip', { making: making ? 'yes' : 'no' }),
                data: buttonData('pledge.skip', unit.id, year, part),
              },
            ],
          ]
        : []),
      [backTo(translator, view)],
    ],
    protect: true,
  };
}

/** What it says, and who may read it. */
export function pledgeSharingScreen(
  translator: Translator,
  view: PledgeView & { texts: PledgeTexts; problem: PledgeProblem | undefined },
): Screen {
  const { t, label } = translator;
  const { unit, year, pledge, reader, texts, problem } = view;
  const offered = sharings.filter((sharing) => sharing !== 'secretary' || reader !== undefined);
  return {
    text: paragraphs(
      problem && problemText(translator, problem),
      titleOf(translator, view),
      partLines(translator, texts),
      [
        `<b>${t('pledge-sharing')}</b>`,
        t('pledge-sharing.cell'),
        ...(reader === undefined ? [] : [t('pledge-sharing.secretary', { name: reader.name })]),
        t('pledge-sharing.counts_only'),
      ].join('\n'),
    ),
    buttons: [
      ...offered.map((sharing) => {
        const isFor = sharing === 'secretary' && reader !== undefined;
        const name = isFor
          ? label('review-readers.short', { name: reader.name })
          : readersWord(translator, sharing, reader);
        return [
          {
            text: pledge?.sharing === sharing ? `● ${name}` : name,
            data: isFor
              ? buttonData('pledge.for', unit.id, year, reader.memberId)
              : buttonData('pledge.share', unit.id, year, sharing),
          },
        ];
      }),
      [backTo(translator, view)],
    ],
    protect: true,
  };
}

/** How far it has come, or what stands in the way. */
export function pledgeNoteScreen(
  translator: Translator,
  view: PledgeView & { problem: PledgeProblem | undefined },
): Screen {
  return {
    text: paragraphs(
      view.problem && problemText(translator, view.problem),
      titleOf(translator, view),
      view.pledge && reportLines(translator, view.pledge, view.unit.zone),
      translator.t('pledge.note'),
    ),
    buttons: [[backTo(translator, view)]],
    protect: true,
  };
}

export function pledgeErasingScreen(translator: Translator, { unit, year }: PledgeView): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(titleOf(translator, { year }), t('pledge.erasing')),
    buttons: [
      [{ text: label('own-data-erase.keep'), data: buttonData('pledge.show', unit.id, year) }],
      [
        {
          text: label('own-data-erase.now'),
          data: buttonData('pledge.erase_now', unit.id, year),
          style: 'danger',
        },
      ],
    ],
  };
}

/** To the member alone, once as the first half of the year ends and once as it does. */
export function pledgeNotice(translator: Translator, { unitId, year, time, name }: AskedView): Screen {
  const { t, label } = translator;
  return {
    text: paragraphs(
      t('reminder-dear', { name }),
      t('pledge-notice', { time, year: String(year) }),
      t('commitment-notice.private'),
    ),
    buttons: [
      ...reportButtons(translator, { unit: { id: unitId }, year, pledge: undefined }),
      [{ text: label('pledge-button.read'), data: buttonData('pledge.show', unitId, year) }],
    ],
    protect: true,
  };
}

/** The four parts, those that are open left out. */
export function partLines(translator: Translator, texts: PledgeTexts): string {
  const { label } = translator;
  return pledgeParts
    .flatMap((part) => {
      const text = texts[part];
      return text === undefined
        ? []
        : [`<b>${escapeHtml(label(`pledge-part.${part}`))}</b>: ${escapeHtml(cut(text, longestShown))}`];
    })
    .join('\n');
}

/** What was said of it last. */
export function reportLines(
  translator: Translator,
  { reports }: Pick<Pledge, 'reports'>,
  zone: Zone,
): string | undefined {
  const { t, label } = translator;
  const last = reports.at(-1);
  if (last === undefined) return undefined;
  const date = shortDate(translator, localDateOf(last.at, zone));
  return [
    t('pledge.state', { status: label('pledge-status', { status: last.status }), date }),
    ...(last.note === undefined ? [] : [quoted(cut(last.note, longestShown))]),
  ].join('\n');
}

type Named = Pick<PledgeView, 'year'> & { unit: { id: string } };

function titleOf({ t }: Translator, { year }: Pick<PledgeView, 'year'>): string {
  return t('pledge.title', { year: String(year) });
}

function backTo({ label }: Translator, { unit, year }: Named): Button {
  return { text: label('common-back'), data: buttonData('pledge.show', unit.id, year) };
}

function reportButtons(
  { label }: Translator,
  { unit, year, pledge }: Named & Pick<PledgeView, 'pledge'>,
): Button[][] {
  const said = pledge?.reports.at(-1)?.status;
  return [
    commitmentReports.map((status) => ({
      text: `${said === status ? '● ' : ''}${label('pledge-status', { status })}`,
      data: buttonData('pledge.report', unit.id, year, status),
    })),
  ];
}

function sharedAs(translator: Translator, { pledge, sharedWith }: PledgeView): string {
  const named = sharedWith === undefined ? undefined : { name: sharedWith };
  return readersWord(translator, pledge?.sharing ?? 'counts_only', named);
}

function problemText({ t }: Translator, problem: PledgeProblem): string {
  switch (problem) {
    case 'empty':
    case 'too_long':
      return t(`input-written.${problem}`);
    case 'classified':
    case 'press_button':
    case 'typed':
      return t(`input.${problem}`);
  }
}

const longestShown = 700;

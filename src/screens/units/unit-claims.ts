import { shownCode } from '../../core/joining/door-code.ts';
import { codeExpiryOf } from '../../core/joining/invitation.ts';
import type { Invitation } from '../../core/model/people.ts';
import { localDateOf, type Zone } from '../../core/time/local-time.ts';
import type { TreeUnit } from '../../core/units/tree.ts';
import type { Translator } from '../../i18n/translator.ts';
import { buttonData } from '../button-data.ts';
import { shortDate } from '../dates.ts';
import { lastDayOf } from '../joining/invitations.ts';
import { inRows } from '../paging.ts';
import type { Button, Screen } from '../screen.ts';
import { unitBackButton } from './tree.ts';

export type ClaimView = {
  unit: Pick<TreeUnit, 'id' | 'kind' | 'name'>;
  invitation: Invitation;
  zone: Zone;
  /** The cell has a secretary, whose office whoever opens the link takes over. */
  again: boolean;
};

/** For whoever made the link, above the picture that can be passed on. One that takes an office over is handed over in person. */
export function claimScreen(
  translator: Translator,
  { unit, invitation, zone, again, code }: ClaimView & { code: string },
  { link, webUrl }: { link: string; webUrl: string | undefined },
): Screen {
  const facts = { whom: claimant(unit), unit: unit.name };
  const text =
    webUrl === undefined
      ? translator.label('zalo.claim-link', {
          ...facts,
          link,
          until: lastDayOf(translator, invitation, { zone }),
        })
      : translator.label('zalo.claim-code', {
          ...{ ...facts, code: shownCode(code), url: webUrl },
          until: lastDayOf(translator, codeEndsOf(invitation), { zone }),
        });
  const forCell = again ? 'unit-claim-created-again' : 'unit-claim-created-cell';
  const key = unit.kind === 'cell' ? forCell : 'unit-claim-created-officer';
  return {
    text: translator.t(key, { unit: unit.name, until: lastDayOf(translator, invitation, { zone }) }),
    buttons: [
      ...(again ? [] : [[{ text: translator.label('zalo.copy'), copy: text }]]),
      [{ text: translator.label('unit-button.claims'), data: buttonData('unit.claims', unit.id) }],
      [unitBackButton(unit)],
    ],
  };
}

export function claimCaption(
  translator: Translator,
  { unit, invitation, zone }: ClaimView,
  { link, payload }: { link: string; payload: string },
): string {
  return translator.t('unit-claim-caption', {
    whom: claimant(unit),
    unit: unit.name,
    link,
    payload,
    until: lastDayOf(translator, invitation, { zone }),
  });
}

/** The same for who comes by the page. */
export function pageClaimCaption(
  translator: Translator,
  { unit, invitation, zone, code }: ClaimView & { code: string },
  { link, webUrl }: { link: string; webUrl: string },
): string {
  return translator.t('unit-claim-page', {
    whom: claimant(unit),
    unit: unit.name,
    ...{ link, url: webUrl, code: shownCode(code) },
    codeUntil: lastDayOf(translator, codeEndsOf(invitation), { zone }),
    until: lastDayOf(translator, invitation, { zone }),
  });
}

export function claimListScreen(
  translator: Translator,
  { unit, invitations, zone }: { unit: TreeUnit; invitations: readonly Invitation[]; zone: Zone },
): Screen {
  const { t, label } = translator;
  const title = t('unit-claims.title', { unit: unit.name });
  const shown = invitations.slice(0, mostListed);
  const lines = shown.map((invitation, index) =>
    t('unit-claims.line', {
      number: index + 1,
      from: shortDate(translator, localDateOf(invitation.createdAt, zone)),
      until: lastDayOf(translator, invitation, { zone }),
    }),
  );
  const withdrawals = shown.map(({ id }, index): Button => ({
    text: label('invite-list.withdraw', { number: index + 1 }),
    data: buttonData('unit.withdraw', id),
  }));
  return {
    text: [title, shown.length === 0 ? t('unit-claims.empty') : lines.join('\n')].join('\n\n'),
    buttons: [...inRows(withdrawals, 2), [unitBackButton(unit)]],
  };
}

export function claimedNotice({ t, label }: Translator, unit: TreeUnit): Screen {
  return {
    text: t('unit-notice.claimed', { by: claimant(unit), unit: unit.name }),
    buttons: [[{ text: label('unit-button.show'), data: buttonData('unit.show', unit.id) }]],
  };
}

const mostListed = 20;

function codeEndsOf(invitation: Invitation): Invitation {
  return { ...invitation, expiresAt: codeExpiryOf(invitation) };
}

/** Who opens a link to it: a cell's secretary, or the officer who follows a unit above. */
function claimant({ kind }: Pick<TreeUnit, 'kind'>): 'secretary' | 'officer' {
  return kind === 'cell' ? 'secretary' : 'officer';
}

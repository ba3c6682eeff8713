import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeDomains } from '../../src/app/domains.ts';
import { consentVersion, unnamedConsentVersion } from '../../src/core/joining/consent.ts';
import type { Invitation, Member } from '../../src/core/model/people.ts';
import { loadTranslators } from '../../src/i18n/translator.ts';
import { buttonData, parseButton } from '../../src/screens/button-data.ts';
import type { Input, Turn } from '../../src/screens/feature.ts';
import { createTokens } from '../../src/storage/engine/tokens.ts';
import { createRoutes, type Routes } from '../../src/play/routes.ts';
import { documentData } from '../support/document-data.ts';
import { calendar, openRoundCell, type Cell } from '../support/round-cell.ts';
import { officeOf, unitOf } from '../support/records.ts';
import { createBotLinks } from '../../src/telegram/links.ts';

const tokens = createTokens();
const translators = await loadTranslators('locales');

let cell: Cell;
let routes: Routes;
let an: Member;
let host: Member;
let hasEnded = false;
let inputId = 0;

beforeAll(async () => {
  cell = await openRoundCell();
  an = await cell.addMember('Nguyễn Văn An');
  host = await cell.addMember('Lê Văn Cường');
  const office = { id: cell.ids.next(), accountId: host.accountId, role: 'operator' } as const;
  await cell.store.offices.insert(officeOf(office, cell.clock.now()));
  await cell.plan();
  await cell.jumpTo('2026-11-24T01:00:00Z');
  // Once a transaction has ended, what stands beside it may have been changed by somebody else.
  const store = new Proxy(cell.store, {
    get(outer, name): unknown {
      if (hasEnded) throw new Error(`"${String(name)}" is asked after the transaction of this turn`);
      if (name !== 'transaction') return Reflect.get(outer, name);
      return async (work: Parameters<typeof outer.transaction>[0]) => {
        const result = await outer.transaction(work);
        hasEnded = true;
        return result;
      };
    },
  });
  const domains = composeDomains({
    ...{ store, clock: cell.clock, ids: cell.ids, log: cell.log, consentVersion, tokens },
    ...{ calendar, documentData, printableSince: new Date(0), defaultZone: cell.unit.zone },
    ...{ isClockConfirmed: () => true, confirmClock: () => undefined, onErased: () => Promise.resolve() },
    onPageCleared: () => undefined,
  });
  const { features } = domains.features({
    ...{ translators, defaultLocale: 'vi', links: createBotLinks('tu_soi_bot') },
    webUrl: undefined,
    titleOf: () => Promise.resolve(undefined),
  });
  routes = createRoutes(features);
});
afterAll(() => cell.close());

async function act(member: Pick<Member, 'accountId'>, input: Input): Promise<Turn> {
  hasEnded = false;
  const actor = await cell.actorOf(member);
  const account = await cell.store.accounts.findById(actor.accountId);
  const dialogue = account?.dialogue;
  const route = routes.find(input, dialogue);
  if (account === undefined || route === undefined) throw new Error('nobody answers');
  const turn = await route.run({ account, actor, translator: translators.vi, inputId: (inputId += 1) });
  if (turn.dialogue !== undefined)
    await cell.store.accounts.setDialogue(account.id, turn.dialogue ?? undefined);
  return turn;
}

function tap(member: Pick<Member, 'accountId'>, action: string, ...args: (string | number)[]): Promise<Turn> {
  const tapped = parseButton(buttonData(action, ...args));
  if (tapped === undefined) throw new Error('not a button of ours');
  return act(member, { kind: 'tap', ...tapped });
}

function type(member: Pick<Member, 'accountId'>, text: string): Promise<Turn> {
  return act(member, { kind: 'text', text });
}

/** Somebody who wrote to the bot for the first time, and opened this link. */
async function whoOpened(invitation: Partial<Invitation>): Promise<{ accountId: string; turn: Turn }> {
  const accountId = cell.ids.next();
  const createdAt = cell.clock.now();
  await cell.store.accounts.insert({ id: accountId, telegramId: accountId, locale: undefined, createdAt });
  const token = tokens.next();
  await cell.store.invitations.insert({
    ...{ id: cell.ids.next(), kind: 'cell', unitId: cell.unit.id, memberId: undefined, createdBy: undefined },
    ...{ createdAt, expiresAt: new Date('2027-01-01T00:00:00Z'), withdrawnAt: undefined, usedAt: undefined },
    ...invitation,
    tokenHash: tokens.hash(token),
  });
  return { accountId, turn: await act({ accountId }, { kind: 'command', command: 'start', payload: token }) };
}

async function consents(accountId: string): Promise<Turn> {
  return tap({ accountId }, 'consent.give', unnamedConsentVersion);
}

/** Who consented, and answers to the link for this name. */
async function whoIsAsked(name: string): Promise<{ accountId: string; invitationId: string }> {
  const { id: memberId } = await cell.addMember(name, { account: 'none' });
  const { accountId } = await whoOpened({ kind: 'member', memberId });
  await consents(accountId);
  return { accountId, invitationId: (await cell.store.accounts.pendingInvitation(accountId)) ?? '' };
}

/** The settings are in the secretary's hands, while another office-holder has left them as they were. */
async function openSettings(): Promise<void> {
  await tap(cell.secretary, 'cell.settings', cell.unit.id);
  await cell.store.units.saveSetup(cell.unit.id, undefined);
}

/** A committee whose claim link was given out, and whose officer An is. */
async function openCommittee(): Promise<{ unitId: string; officeId: string; linkId: string }> {
  const unitId = cell.ids.next();
  const createdAt = cell.clock.now();
  const ward = { kind: 'ward', readyAt: undefined } as const;
  await cell.store.units.insert(unitOf(unitId, 'Đảng ủy phường', createdAt, ward));
  const officeId = cell.ids.next();
  const held = { id: officeId, unitId, accountId: an.accountId, role: 'committee_officer' } as const;
  await cell.store.offices.insert(officeOf(held, createdAt));
  await tap(host, 'unit.claim', unitId);
  const [link] = await cell.store.invitations.listAlive(unitId, createdAt);
  return { unitId, officeId, linkId: link?.id ?? '' };
}

const turns: [string, string, () => Promise<Turn>][] = [
  ['a reply', 'Đồng chí báo: dự.', async () => tap(an, 'reply.say', await nextMeeting(), 'coming')],
  [
    'somebody excused in the list of replies',
    'Xin phép vắng: 1',
    async () => tap(cell.secretary, 'reply.excuse', await nextMeeting(), an.id),
  ],
  [
    'a link withdrawn',
    'Liên kết',
    async () => {
      await tap(cell.secretary, 'invite.cell', cell.unit.id);
      const [link] = await cell.store.invitations.listAlive(cell.unit.id, cell.clock.now());
      return tap(cell.secretary, 'invite.withdraw', link?.id ?? '');
    },
  ],
  [
    'a member renamed',
    'Nguyễn Văn Ân',
    async () => {
      await tap(cell.secretary, 'roster.rename', an.id);
      return type(cell.secretary, 'Nguyễn Văn Ân');
    },
  ],
  [
    'a list thrown away',
    'danh sách',
    async () => {
      await tap(cell.secretary, 'roster.add', cell.unit.id);
      await type(cell.secretary, 'Phạm Thị Dung');
      return tap(cell.secretary, 'roster.discard', cell.unit.id);
    },
  ],
  [
    'settings left as they are',
    'Chi bộ Tổ dân phố 5',
    async () => {
      await tap(cell.secretary, 'cell.settings', cell.unit.id);
      return tap(cell.secretary, 'setup.drop', cell.unit.id);
    },
  ],
  [
    'settings saved',
    'Chi bộ Tổ dân phố 5',
    async () => {
      await tap(cell.secretary, 'cell.settings', cell.unit.id);
      return tap(cell.secretary, 'setup.confirm', cell.unit.id);
    },
  ],
  [
    'what is typed for settings that somebody else has left',
    'Chi bộ đã thiết lập xong',
    async () => {
      await openSettings();
      return type(cell.secretary, '8 giờ');
    },
  ],
  [
    'what is sent for settings that somebody else has left',
    'Chi bộ đã thiết lập xong',
    async () => {
      await openSettings();
      return act(cell.secretary, { kind: 'other' });
    },
  ],
  [
    'a time for the settings',
    '8 giờ',
    async () => {
      await tap(cell.secretary, 'cell.settings', cell.unit.id);
      await tap(cell.secretary, 'setup.go', cell.unit.id, 'time');
      return type(cell.secretary, '8 giờ sáng');
    },
  ],
  [
    'the days of a leave',
    'lý do',
    async () => {
      await tap(an, 'leave.days', cell.unit.id);
      await type(an, '28/11/2026');
      return type(an, '30/11/2026');
    },
  ],
  ['why somebody asks for leave', '<b>Xin vắng có lý do</b>', async () => type(an, 'đi công tác')],
  [
    'why a leave is not recorded',
    'Đã báo đồng chí ấy.',
    async () => {
      const [leave] = await cell.store.leaves.listByMember(an.id);
      await tap(cell.secretary, 'leave.decline', leave?.id ?? '');
      return type(cell.secretary, 'xin đồng chí dự');
    },
  ],
  [
    'an agenda typed',
    'Kết nạp đảng viên',
    async () => {
      await tap(cell.secretary, 'agenda.type', await nextMeeting(), 'all');
      return type(cell.secretary, 'Kết nạp đảng viên');
    },
  ],
  [
    'a suggestion typed',
    'Xin sửa lại phòng họp',
    async () => {
      await tap(an, 'suggestion.start');
      return type(an, 'Xin sửa lại phòng họp');
    },
  ],
  [
    'a committee named',
    'Đảng ủy phường Bình Minh',
    async () => {
      await tap(host, 'unit.kind', 'top', 'ward');
      return type(host, 'Đảng ủy phường Bình Minh');
    },
  ],
  [
    'a committee’s link withdrawn',
    'Đảng ủy phường',
    async () => tap(host, 'unit.withdraw', (await openCommittee()).linkId),
  ],
  [
    'an officer dismissed',
    'Đảng ủy phường',
    async () => tap(host, 'unit.dismiss_now', (await openCommittee()).officeId),
  ],
  [
    'a committee closed',
    'Các đơn vị',
    async () => tap(host, 'unit.close_now', (await openCommittee()).unitId),
  ],
  [
    'the cell somebody goes to',
    'Chi bộ Tổ dân phố 5',
    async () => tap(cell.secretary, 'switch.to', cell.unit.id),
  ],
  ['a link opened', 'Chi bộ Tổ dân phố 5', async () => (await whoOpened({})).turn],
  ['consent given', '<b>Kết nối với', async () => consents((await whoOpened({})).accountId)],
  [
    'consent to another text than the one that holds',
    'Chi bộ Tổ dân phố 5',
    async () => tap(await whoOpened({}), 'consent.give', 1),
  ],
  [
    'a name for the link of a cell',
    'Hoàng Văn Em',
    async () => {
      const { accountId } = await whoOpened({});
      await consents(accountId);
      return type({ accountId }, 'Hoàng Văn Em');
    },
  ],
  [
    'the link for a name, taken up',
    'Đỗ Thị Hoa',
    async () => {
      const { accountId, invitationId } = await whoIsAsked('Đỗ Thị Hoa');
      return tap({ accountId }, 'join.mine', invitationId);
    },
  ],
  [
    'a cell taken on',
    'bước 1/7',
    async () => {
      const unitId = cell.ids.next();
      await cell.store.units.insert({ ...cell.unit, id: unitId, readyAt: undefined, createdAt: new Date(0) });
      return consents((await whoOpened({ kind: 'claim', unitId })).accountId);
    },
  ],
  [
    'a summary approved',
    '(bản duyệt số 1)',
    async () => {
      const opened = await act(cell.secretary, { kind: 'command', command: 'tonghop', payload: '' });
      const button = opened.screen?.buttons
        .flat()
        .find((one) => 'data' in one && /^summary.approve/.test(one.data));
      const [, roundId = '', seen = ''] = button && 'data' in button ? button.data.split(':') : [];
      return tap(cell.secretary, 'summary.approve', roundId, seen, 'few');
    },
  ],
  [
    'the secretary’s office, taken by name',
    'Đợt tự soi đang mở',
    async () => {
      const { accountId } = await whoOpened({ kind: 'claim', memberId: cell.secretary.id });
      await consents(accountId);
      return type({ accountId }, 'Mai Văn Kiên');
    },
  ],
];

async function nextMeeting(): Promise<string> {
  return (await cell.upcoming())[0]?.meeting.id ?? '';
}

it.each(turns)('%s is shown as the transaction left it', async (_what, words, play) => {
  const { screen } = await play();
  expect(screen?.text).toContain(words);
});

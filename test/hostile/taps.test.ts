import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buttonData, parseButton } from '../../src/screens/button-data.ts';
import { pageUrl, type TestApp } from '../support/app.ts';
import { enterRoster, joinByName } from '../support/cell.ts';
import {
  expectSound,
  explore,
  listRegistered,
  openTwoCells,
  secrets,
  seenButtons,
  type TwoCells,
} from '../support/hostile.ts';
import { createDevice } from '../support/device.ts';
import { atTelegram, onPage, type Intruder } from '../support/intruder.ts';
import type { PersonDriver } from '../support/people.ts';
import { connect } from '../support/phone.ts';
import { ask, changesBetween, openTables, type TableReader } from '../support/tables.ts';

let test: TestApp;
let cells: TwoCells;
/** Data to send, by action: as seen on buttons of the first cell, and with ids of every kind. */
let walk: Map<string, string[]>;
let registered: string[];
/** Joined the first cell and took the consent back. */
let withdrawn: PersonDriver;
/** Joined the first cell, then erased everything and left. */
let erased: PersonDriver;
/** The same people at the page of the web door, and somebody there who agreed to nothing. */
let pages: Record<'secretary' | 'dung' | 'otherSecretary' | 'stranger', Intruder>;
let ids: Ids;
let tables: TableReader;

/** What ends something for good is seen, not tapped, so that the first cell stays as it is. */
const final =
  /^(round\.(choose|only|pick|all|as_before|committee)|setup\.(confirm|drop)|roster\.(remove_now|save|discard)|meeting\.(cancel_now|decide|move)|agenda\.(publish|drop|move)|plan\.create|group\.(unlink|decline|replace)|own_data\.(erase_now|withdraw_now)|invite\.withdraw|join\.(approve|relink|decline|contest_now|mine|not_mine|later)|unit\.(under|close_now|claim|reissue|withdraw|dismiss_now)|office\.(offer|withdraw|accept|decline|appoint|end_now)|suggestion\.(named|withdraw_now|reply)|summary\.take_back|paper\.(mark|take_back|contest))/;

/** After these nobody has a consent or an office to attack with: they come last. */
const leaving = /^own_data\.(erase_now|withdraw_now)/;

/** What everybody may do with what is kept about themselves. */
const ofOneself = /^(own_data|consent|door|language)\./;

/** What buttons would carry that lead straight to something of the first cell, whether or not a screen walked through has them. */
const aimed: Record<string, (ids: Ids) => readonly (readonly (string | number)[])[]> = {
  'agenda.drop': ({ meeting, stamp }) => [[meeting, 0, stamp]],
  'agenda.edit': ({ meeting, stamp }) => [[meeting, 0, stamp]],
  'agenda.move': ({ meeting, stamp }) => [[meeting, 0, stamp, 'down']],
  'agenda.point': ({ meeting }) => [[meeting, 0]],
  'agenda.publish': ({ meeting }) => [[meeting]],
  'agenda.publish_now': ({ meeting, stamp }) => [[meeting, stamp]],
  'agenda.trial': ({ meeting }) => [[meeting]],
  'agenda.show': ({ meeting }) => [[meeting]],
  'agenda.type': ({ meeting }) => [
    [meeting, 'all'],
    [meeting, 'add'],
  ],
  'door.close': ({ member }) => [[member]],
  'door.code': () => [[]],
  'door.list': () => [[]],
  'door.push_end': ({ member }) => [[member]],
  'door.opening': () => [[]],
  'door.ask': () => [[]],
  'door.contest': ({ member }) => [[member]],
  'door.not_mine': ({ member }) => [[member]],
  'door.take_back': () => [['0']],
  'document.people': ({ round }) => [[round, 0]],
  'document.pledge': ({ unit }) => [[unit, 2026]],
  'group.progress': ({ unit }) => [[unit]],
  'group.zalo': ({ unit }) => [[unit, 'group']],
  'leave.change': ({ leave }) => [[leave]],
  'leave.decline': ({ leave }) => [[leave]],
  'leave.record': ({ leave }) => [[leave]],
  'leave.show': ({ leave }) => [[leave]],
  'leave.take_back': ({ leave }) => [[leave]],
  'leave.why': ({ leave }) => [[leave]],
  'pledge.cell': ({ unit }) => [[unit, 2026]],
  'pledge.erase': ({ unit }) => [[unit, 2026]],
  'pledge.erase_now': ({ unit }) => [[unit, 2026]],
  'pledge.for': ({ unit, member }) => [[unit, 2026, member]],
  'pledge.make': ({ unit }) => [[unit, 2026]],
  'pledge.note': ({ unit }) => [[unit, 2026]],
  'pledge.of': ({ unit, member }) => [[unit, 2026, member]],
  'pledge.part': ({ unit }) => [[unit, 2026, 'duties']],
  'pledge.parts': ({ unit }) => [[unit, 2026]],
  'pledge.report': ({ unit }) => [[unit, 2026, 'kept']],
  'pledge.share': ({ unit }) => [[unit, 2026, 'cell']],
  'pledge.sharing': ({ unit }) => [[unit, 2026]],
  'pledge.show': ({ unit }) => [[unit], [unit, 2026]],
  'pledge.skip': ({ unit }) => [[unit, 2026, 'duties']],
  'pledge.contest': ({ unit }) => [[unit, 2026, 'yes']],
  'pledge_paper.list': ({ unit }) => [[unit, 2026, 0]],
  'pledge_paper.mark': ({ member }) => [[2026, member]],
  'pledge_paper.unmark': ({ member }) => [[2026, member]],
  'report.next': ({ round, commitment }) => [[round, commitment]],
  'report.on': ({ round, commitment }) => [[round, commitment, '261231']],
  'report.say': ({ round, commitment }) => [[round, commitment, 'k']],
  'report.to': ({ round, commitment }) => [[round, commitment, 'p']],
  'roll_call.away': ({ meeting }) => [[meeting, 0]],
  'roll_call.held': ({ meeting }) => [
    [meeting, 0],
    [meeting, 1],
  ],
  'roll_call.mark': ({ meeting, member }) => [
    [meeting, member, 'p'],
    [meeting, member, 'n'],
  ],
  'roll_call.open': ({ meeting }) => [[meeting, 0]],
  'roll_call.past': ({ unit }) => [[unit, 0]],
  'roll_call.rest': ({ meeting }) => [[meeting, 0]],
  'cell.menu': ({ unit }) => [[unit]],
  'cell.settings': ({ unit }) => [[unit]],
  'checklist.ask': ({ unit }) => [[unit]],
  'checklist.export': ({ unit, checklist }) => [[unit, checklist]],
  'checklist.form': ({ unit }) => [[unit]],
  'checklist.group': ({ unit }) => [[unit, 1]],
  'checklist.item': ({ unit }) => [[unit, 1]],
  'checklist.keep': ({ unit }) => [[unit]],
  'checklist.list': ({ unit }) => [[unit]],
  'checklist.look': ({ unit }) => [[unit]],
  'checklist.offer': ({ unit, checklist }) => [[unit, checklist]],
  'checklist.one': ({ unit, checklist }) => [[unit, checklist]],
  'checklist.others': ({ unit }) => [[unit]],
  'checklist.sample': ({ unit }) => [[unit]],
  'checklist.see': ({ unit, checklist }) => [[unit, checklist]],
  'checklist.stop': ({ unit, checklist }) => [[unit, checklist]],
  'document.accept': ({ unit }) => [[unit, 'issuer']],
  'document.ask': ({ unit }) => [[unit, 'place']],
  'document.kind': ({ unit }) => [[unit, 'residential']],
  'document.leave': ({ unit }) => [[unit, 'place']],
  'document.minutes_made': ({ meeting }) => [[meeting]],
  'document.number': ({ round, meeting }) => [
    ['round', round, ''],
    ['meeting', meeting, ''],
  ],
  'document.number_type': ({ round, meeting }) => [
    ['round', round, 'cell'],
    ['meeting', meeting, ''],
  ],
  'document.numbered': ({ round, meeting }) => [
    ['round', round, 'cell', 'open'],
    ['meeting', meeting, '', 'open'],
  ],
  'document.printing': ({ unit }) => [[unit]],
  'document.printed': ({ unit }) => [[unit, 'greeting']],
  'document.show': ({ unit }) => [[unit]],
  'document.signer': ({ unit }) => [[unit, 'committee', 'deputy']],
  'document.walk': ({ unit }) => [[unit]],
  'clock.confirm': () => [[Math.floor(test.clock.now().getTime() / 1000)]],
  'clock.look': () => [[]],
  'round.all': ({ round, comingRound }) => [[round], [comingRound]],
  'round.as_before': ({ round, comingRound }) => [[round], [comingRound]],
  'round.choose': ({ comingRound, checklist }) => [[comingRound, checklist]],
  'round.committee': ({ comingRound }) => [[comingRound, 'on']],
  'round.focus': ({ comingRound }) => [[comingRound]],
  'round.lists': ({ comingRound }) => [[comingRound]],
  'round.menu': ({ unit }) => [[unit]],
  'round.open_now': ({ unit }) => [[unit]],
  'round.only': ({ comingRound }) => [[comingRound, 1]],
  'round.pick': ({ round, comingRound }) => [
    [round, 1, 'off'],
    [comingRound, 1, 'off'],
  ],
  'round.round': ({ comingRound }) => [[comingRound]],
  'commitment.deadline': ({ commitment }) => [[commitment]],
  'commitment.due': ({ commitment }) => [[commitment, '2026-12-31']],
  'commitment.note': ({ commitment }) => [[commitment]],
  'commitment.open': ({ commitment }) => [[commitment]],
  'commitment.remind': ({ commitment }) => [[commitment, 'off']],
  'commitment.report': ({ commitment }) => [
    [commitment, 'kept'],
    [commitment, 'not_yet'],
  ],
  'group.decline': ({ askedGroup, group }) => [[askedGroup], [group]],
  'group.link': ({ askedGroup, group }) => [[askedGroup], [group]],
  'group.replace': ({ askedGroup }) => [[askedGroup]],
  'group.show': ({ unit }) => [[unit]],
  'group.unlink': ({ unit }) => [[unit]],
  'help.open': () => [[], ['secretary'], ['operator']],
  'invite.cell': ({ unit }) => [[unit]],
  'invite.list': ({ unit }) => [[unit]],
  'invite.member': ({ member }) => [[member]],
  'invite.menu': ({ unit }) => [[unit]],
  'invite.pick': ({ unit }) => [[unit, 0]],
  'invite.withdraw': ({ invitation }) => [[invitation]],
  'join.approve': ({ request, member }) => [[request, member]],
  'join.claim': ({ claim }) => [[claim]],
  'join.contest': ({ request }) => [[request]],
  'join.contest_now': ({ request }) => [[request]],
  'join.decline': ({ request }) => [[request]],
  'join.menu': () => [[]],
  'join.pick': ({ request }) => [[request, 0]],
  'join.relink': ({ request, member }) => [[request, member]],
  'join.rename': ({ request }) => [[request]],
  'join.request': ({ request }) => [[request]],
  'join.waiting': ({ unit }) => [[unit]],
  'join.matches': ({ unit }) => [[unit]],
  'join.approve_matches': ({ unit }) => [[unit, 'AbCdEf-_12']],
  'meeting.absent': ({ meeting }) => [[meeting, 1]],
  'meeting.ask': ({ meeting }) => [[meeting, 'place']],
  'meeting.away': ({ meeting, member }) => [[meeting, member, 'e']],
  'meeting.cancel': ({ meeting }) => [[meeting]],
  'meeting.cancel_now': ({ meeting }) => [[meeting]],
  'meeting.change': ({ meeting }) => [[meeting]],
  'meeting.decide': ({ meeting }) => [[meeting, '20261214']],
  'meeting.move': ({ meeting }) => [[meeting, '20261214', '1930', 'secretary']],
  'meeting.back': ({ meeting }) => [[meeting]],
  'meeting.back_now': ({ meeting }) => [[meeting]],
  'meeting.person': ({ meeting, member }) => [[meeting, member]],
  'meeting.present': ({ meeting, member }) => [[meeting, member]],
  'meeting.show': ({ meeting }) => [[meeting]],
  'office.accept': ({ handover }) => [[handover]],
  'office.act': ({ unit }) => [[unit, 0]],
  'office.appoint': ({ member }) => [[member, '20261210', '20261216']],
  'office.decline': ({ handover }) => [[handover]],
  'office.end': ({ office }) => [[office]],
  'office.end_now': ({ office }) => [[office]],
  'office.from': ({ member }) => [[member]],
  'office.hand': ({ unit }) => [[unit, 0]],
  'office.hand_to': ({ member }) => [[member]],
  'office.menu': ({ unit }) => [[unit]],
  'office.offer': ({ member }) => [[member]],
  'office.roles': ({ unit }) => [[unit, 0]],
  'office.term': ({ member }) => [[member, '20261210', '20261216']],
  'office.until': ({ member }) => [[member, '20261210']],
  'office.withdraw': ({ handover }) => [[handover]],
  'operator.later': () => [[]],
  'operator.name': () => [[]],
  'plan.ask': () => [['title'], ['round']],
  'plan.create': ({ meeting }) => [[meeting]],
  'plan.day': () => [['20261220']],
  'plan.drop': () => [[]],
  'plan.item': () => [
    [1, 'only'],
    [1, 'off'],
  ],
  'plan.items': () => [['all'], ['done']],
  'plan.kind': ({ unit }) => [
    [unit, 'thematic'],
    [unit, 'extra'],
  ],
  'plan.round': ({ checklist }) => [['-'], [checklist]],
  'plan.start': ({ unit }) => [[unit]],
  'plan.usual': () => [['time'], ['place']],
  'meeting.letter': ({ meeting }) => [
    [meeting, 'move'],
    [meeting, 'cancel'],
    [meeting, 'put_back'],
  ],
  'meeting.trial': ({ meeting }) => [[meeting, 'cancel']],
  'ledger.again': ({ meeting }) => [
    [meeting, 'round_opened'],
    [meeting, 'meeting_announced'],
    [meeting, 'reminder'],
  ],
  'ledger.send': ({ meeting }) => [
    [meeting, 'round_opened'],
    [meeting, 'meeting_announced'],
    [meeting, 'reminder'],
  ],
  'ledger.show': ({ meeting }) => [[meeting]],
  'ledger.trial': ({ meeting }) => [
    [meeting, 'round_opened'],
    [meeting, 'meeting_announced'],
    [meeting, 'reminder'],
  ],
  'paper.add': ({ round }) => [[round]],
  'paper.begin': ({ round }) => [[round]],
  'paper.clear': ({ round }) => [[round]],
  'paper.group': ({ round }) => [[round, 1]],
  'paper.rest': ({ round }) => [[round, 1]],
  'paper.sums': ({ round }) => [[round]],
  'paper.tick': ({ round }) => [[round, 4]],
  'paper.cell': ({ participant }) => [[participant]],
  'paper.contest': ({ round }) => [[round]],
  'paper.enter': ({ round, member }) => [[round, member]],
  'paper.entered': ({ round, member }) => [[round, member]],
  'paper.entries': ({ round }) => [[round, 0]],
  'paper.list': ({ round }) => [[round, 0]],
  'paper.no_names': ({ participant }) => [[participant]],
  'paper.reader': ({ participant, member }) => [[participant, member]],
  'paper.received': ({ participant }) => [[participant, '2026-11-28']],
  'paper.signed': ({ participant }) => [[participant, '2026-11-28']],
  'paper.take_back': ({ round, member }) => [[round, member]],
  'paper.mark': ({ round, member }) => [
    [round, member, 'on', 0],
    [round, member, 'off', 0],
  ],
  'remind.letter': ({ round, comingRound }) => [[round], [comingRound]],
  'remind.letter_trial': ({ comingRound }) => [[comingRound]],
  'remind.names': ({ round }) => [[round]],
  'remind.preview': ({ round }) => [[round]],
  'remind.send': ({ round }) => [[round]],
  'remind.trial': ({ round }) => [[round]],
  'remind.snooze': ({ round }) => [
    [round, 'tonight'],
    [round, 'tomorrow'],
  ],
  'review.choose': ({ round }) => [[round, 1, 1]],
  'review.date': ({ round }) => [[round, 1, '2026-12-31']],
  'review.none': ({ round }) => [[round, 1]],
  'review.only': ({ round, member }) => [[round, 1, member]],
  'review.pass': ({ round }) => [[round, 1]],
  'review.pick': ({ round }) => [[round, 1, 1, 'on']],
  'review.prefill': ({ round }) => [[round]],
  'review.read': ({ round }) => [[round]],
  'review.read_item': ({ round }) => [[round, 4]],
  'review.reader': ({ round, member }) => [[round, member]],
  'roster.names': ({ unit }) => [[unit]],
  'roster.known': ({ member }) => [[member, 'probationary']],
  'roster.member': ({ member }) => [[member]],
  'roster.membership': ({ member }) => [[member, 'probationary']],
  'roster.remove_now': ({ member }) => [[member]],
  'roster.rename': ({ member }) => [[member]],
  'roster.rest_official': ({ unit }) => [[unit, 1]],
  'roster.set_role': ({ member }) => [[member, 'deputy']],
  'roster.standing': ({ member }) => [[member, 'exempt']],
  'roster.unknown': ({ unit }) => [[unit]],
  'reply.excuse': ({ meeting, member }) => [[meeting, member]],
  'reply.list': ({ meeting }) => [[meeting, 0]],
  'reply.open': ({ meeting }) => [[meeting]],
  'reply.say': ({ meeting }) => [
    [meeting, 'coming'],
    [meeting, 'away'],
  ],
  'reply.why': ({ meeting, member }) => [[meeting, member]],
  'schedule.show': ({ meeting }) => [[meeting]],
  'setup.confirm': ({ unit }) => [[unit]],
  'setup.drop': ({ unit }) => [[unit]],
  'suggestion.answer': ({ suggestion }) => [[suggestion]],
  'suggestion.draft': () => [[1]],
  'suggestion.list': ({ unit }) => [[unit, 0]],
  'suggestion.mine': ({ suggestion }) => [[suggestion, 1]],
  'suggestion.named': () => [[]],
  'suggestion.open': ({ suggestion }) => [[suggestion, 1]],
  'suggestion.own': () => [[0]],
  'suggestion.reply': ({ suggestion }) => [[suggestion]],
  'suggestion.round': ({ round }) => [[round, 0]],
  'suggestion.start': () => [[]],
  'suggestion.withdraw': ({ suggestion }) => [[suggestion]],
  'suggestion.withdraw_now': ({ suggestion }) => [[suggestion]],
  'summary.approve': ({ round }) => [
    [round, 0],
    [round, 0, 'few'],
  ],
  'summary.commitments': ({ round }) => [[round, 1, 0]],
  'summary.committee': ({ round }) => [[round, 1, 0]],
  'summary.deadlines': ({ round }) => [[round, 1, 0]],
  'summary.items': ({ round }) => [[round, 1, 0]],
  'summary.open': ({ round }) => [[round, 0]],
  'summary.people': ({ round }) => [[round, 1, 0]],
  'summary.take_back': ({ round }) => [[round, 1]],
  'summary.text': ({ round }) => [[round, 1, 0]],
  'summary.words': ({ round }) => [[round, 1, 0]],
  'switch.to': ({ unit }) => [[unit]],
  'unit.add': ({ unit }) => [[unit], ['top']],
  'unit.claim': ({ unit }) => [[unit]],
  'unit.claims': ({ unit }) => [[unit]],
  'unit.close': ({ unit }) => [[unit]],
  'unit.close_now': ({ unit }) => [[unit]],
  'unit.counts': ({ unit }) => [[unit, 'year', '2026']],
  'unit.dismiss': ({ office, unit }) => [[office, unit]],
  'unit.dismiss_now': ({ office }) => [[office]],
  'unit.find': () => [[]],
  'unit.groups': ({ unit }) => [[unit]],
  'unit.home': () => [[]],
  'unit.kind': ({ unit }) => [
    [unit, 'cell'],
    ['top', 'cell'],
  ],
  'unit.list': ({ unit }) => [[unit], ['top', 0]],
  'unit.move': ({ unit }) => [[unit]],
  'unit.officers': ({ unit }) => [[unit]],
  'unit.parts': ({ unit }) => [[unit]],
  'unit.reissue': ({ unit }) => [[unit]],
  'unit.rename': ({ unit }) => [[unit]],
  'unit.show': ({ unit }) => [[unit]],
  'unit.text': ({ unit }) => [[unit]],
  'unit.under': ({ unit }) => [[unit, 'top']],
  'unit.withdraw': ({ claim }) => [[claim]],
  'unit_document.accept': ({ unit }) => [[unit, 'issuer']],
  'unit_document.ask': ({ unit }) => [[unit, 'place']],
  'unit_document.kind': ({ unit }) => [[unit, 'residential']],
  'unit_document.leave': ({ unit }) => [[unit, 'place']],
  'unit_document.printing': ({ unit }) => [[unit]],
  'unit_document.printed': ({ unit }) => [
    [unit, 'old_spelling'],
    [unit, 'greeting'],
  ],
  'unit_document.show': ({ unit }) => [[unit]],
  'unit_document.signer': ({ unit }) => [[unit, 'committee', 'secretary']],
  'unit_document.walk': ({ unit }) => [[unit]],
  'unit_list.ask': ({ unit }) => [[unit]],
  'unit_list.export': ({ unit, checklist }) => [[unit, checklist]],
  'unit_list.form': ({ unit }) => [[unit]],
  'unit_list.group': ({ unit }) => [[unit, 1]],
  'unit_list.item': ({ unit }) => [[unit, 1]],
  'unit_list.keep': ({ unit }) => [[unit]],
  'unit_list.list': ({ unit }) => [[unit]],
  'unit_list.look': ({ unit }) => [[unit]],
  'unit_list.offer': ({ unit, checklist }) => [[unit, checklist]],
  'unit_list.one': ({ unit, checklist }) => [[unit, checklist]],
  'unit_list.others': ({ unit }) => [[unit]],
  'unit_list.sample': ({ unit }) => [[unit]],
  'unit_list.see': ({ unit, checklist }) => [[unit, checklist]],
  'unit_list.stop': ({ unit, checklist }) => [[unit, checklist]],
  'trend.round': ({ round }) => [[round]],
  'trend.round_picture': ({ round }) => [[round]],
  'trend.unit': ({ unit }) => [[unit, 0]],
  'trend.unit_picture': ({ unit }) => [[unit, 0]],
  'workbook.round': ({ round }) => [[round]],
  'workbook.unit': ({ unit }) => [[unit, 'year', '202601']],
  'unit_report.make': ({ unit }) => [[unit, '202610-3']],
  'unit_report.number': ({ unit }) => [[unit, '202610-3']],
  'unit_report.numbered': ({ unit }) => [[unit, '202610-3', 'open']],
  'unit_report.show': ({ unit }) => [[unit]],
  'unit_report.type_number': ({ unit }) => [[unit, '202610-3']],
  'unit_report.type_span': ({ unit }) => [[unit, '202610-3']],
};

type Ids = ReturnType<typeof readIds> & { commitment: string };

beforeAll(async () => {
  // Taps on old buttons ask for an edit that changes nothing.
  ({ test, ...cells } = await openTwoCells({ allowRefusals: true, page: true }));
  const { secretary, deputy, an, dung, joiner, removed } = cells;
  await explore(secretary, ['/chibo', '/moi', '/nhac', '/lich', '/tonghop', '/dulieu', '/ngonngu'], final);
  await explore(an, ['/tusoi', '/camket', '/dulieu', '/lich'], final);
  await secretary.says('/huy');
  await an.says('/huy');
  withdrawn = await joinByName(test, secretary, 'Vũ Thị Giang');
  await withdrawn.says('/dulieu');
  await withdrawn.taps('Rút');
  await withdrawn.taps('Rút lại sự đồng ý');
  await enterRoster(secretary, ['Đỗ Thị Lý']);
  erased = await joinByName(test, secretary, 'Đỗ Thị Lý');
  await erased.says('/dulieu');
  for (const label of ['Xóa dữ liệu', 'Xóa hết và ngừng dùng', 'Tôi muốn xóa', 'Xóa hẳn'])
    await erased.taps(label);
  pages = await openPages();
  tables = openTables(test.folder);
  registered = (await listRegistered()).taps;
  const seen = seenButtons([secretary, deputy, an, dung, joiner, removed]);
  ids = { ...readIds(), commitment: argOf(seen.get('commitment.open')) };
  const walked = registered.map((action): [string, string[]] => {
    const straight = (aimed[action]?.(ids) ?? []).map((args) => buttonData(action, ...args));
    return [action, [...new Set([...straight, ...spread(seen.get(action) ?? [])])]];
  });
  walk = new Map([
    ...walked.filter(([action]) => !leaving.test(action)),
    ...walked.filter(([action]) => leaving.test(action)),
  ]);
}, 300_000);

afterAll(async () => {
  tables.close();
  await test.close();
});

async function openPages(): Promise<typeof pages> {
  const { secretary, dung, otherSecretary } = cells;
  const stranger = createDevice(test.app.pagePort ?? 0);
  await secretary.says('/moi');
  await secretary.taps('Tạo liên kết chung');
  await stranger.enters(
    new RegExp(`${pageUrl}/#[\\w-]+`).exec(secretary.find(/Không dùng Telegram/).text)?.[0] ?? '',
  );
  return {
    secretary: onPage(await connect(test, secretary)),
    dung: onPage(await connect(test, dung)),
    otherSecretary: onPage(await connect(test, otherSecretary)),
    stranger: onPage(stranger),
  };
}

/** The file does not tell which commitments there are; a button does. */
function argOf(data: readonly string[] = []): string {
  const id = parseButton(data[0] ?? '')?.args[0];
  if (id === undefined) throw new Error('the first cell has no such button');
  return id;
}

/** Something of every kind, all of the first cell. */
function readIds() {
  const first = (sql: string): string => {
    const id = ask(test.folder, sql)[0]?.['id'];
    if (typeof id !== 'string') throw new Error(`the first cell has nothing: ${sql}`);
    return id;
  };
  const unit = first('SELECT id FROM Unit ORDER BY createdAt');
  const changedAt = first(
    'SELECT agendaChangedAt AS id FROM Meeting WHERE agendaChangedAt IS NOT NULL ORDER BY startsAt',
  );
  return {
    unit,
    member: first("SELECT memberId AS id FROM Attendance WHERE reply = 'away'"),
    round: first(`SELECT id FROM Round WHERE unitId = '${unit}' AND openedAt IS NOT NULL`),
    comingRound: first(`SELECT id FROM Round WHERE unitId = '${unit}' AND openedAt IS NULL`),
    participant: first(
      `SELECT p.id FROM Participant p JOIN Round r ON r.id = roundId AND r.unitId = '${unit}'`,
    ),
    checklist: first('SELECT id FROM Checklist'),
    suggestion: first('SELECT id FROM Suggestion'),
    meeting: first('SELECT id FROM Meeting WHERE agendaChangedAt IS NOT NULL ORDER BY startsAt'),
    stamp: new Date(changedAt).getTime().toString(36),
    request: first("SELECT id FROM JoinRequest WHERE status = 'waiting'"),
    invitation: first("SELECT id FROM Invitation WHERE kind = 'cell'"),
    claim: first(`SELECT id FROM Invitation WHERE kind = 'claim' AND unitId = '${unit}'`),
    handover: first('SELECT id FROM Handover'),
    leave: first('SELECT id FROM Leave'),
    office: first("SELECT id FROM Office WHERE role = 'acting_secretary'"),
    group: first('SELECT id FROM "Group" WHERE status = \'linked\''),
    askedGroup: first('SELECT id FROM "Group" WHERE status = \'waiting\''),
  };
}

function spread(data: readonly string[]): string[] {
  return [...new Set([data[0], data.at(-1)])].filter((one) => one !== undefined);
}

it('the walk knows every tap that some part of the bot answers, and no other', () => {
  const missing = registered.filter((action) => (walk.get(action) ?? []).length === 0);
  expect(missing).toEqual([]);
  expect(Object.keys(aimed).filter((action) => !registered.includes(action))).toEqual([]);
});

describe('somebody without consent, who took it back, who erased everything, somebody in no cell, the secretary of another cell, and somebody taken off the roster', () => {
  it('read and change nothing of the cell by any button of it', async () => {
    const known = ['Hoàng Văn Em', 'Chi bộ Tổ dân phố 5'];
    await attack({
      'somebody without consent': {
        by: atTelegram(test, cells.stranger),
        own: ofOneself,
        skip: /^consent\.give/,
      },
      'somebody at the page who agreed to nothing': {
        ...{ known: ['Chi bộ Tổ dân phố 5'], by: pages.stranger, turn: 0 },
        ...{ own: ofOneself, skip: /^consent\.give/ },
      },
      'somebody who took the consent back': {
        ...{ by: atTelegram(test, withdrawn), known: ['Vũ Thị Giang', 'Chi bộ Tổ dân phố 5'] },
        ...{ own: ofOneself, skip: /^consent\.give/ },
      },
      'somebody who erased everything': {
        ...{ by: atTelegram(test, erased), known: ['Chi bộ Tổ dân phố 5'] },
        ...{ own: ofOneself, skip: /^consent\.give/ },
      },
      'somebody in no cell': { by: atTelegram(test, cells.outsider), own: ofOneself },
      // Suggestions are drafted for the own cell.
      'the secretary of another cell': {
        by: atTelegram(test, cells.otherSecretary),
        own: /^(own_data|consent|door|language|suggestion)\./,
      },
      'the secretary of another cell at the page': {
        ...{ by: pages.otherSecretary, turn: 1 },
        own: /^(own_data|consent|door|language|suggestion)\./,
      },
      'somebody taken off the roster': { by: atTelegram(test, cells.removed), known, own: ofOneself },
    });
  }, 300_000);
});

describe('a member whose offices have ended', () => {
  it('changes nothing but the own review, replies, leave, reminders and drafts by any button, and reads nobody’s words', async () => {
    // The secretary's name stands on the buttons that choose who reads, the place in the schedule.
    const known = ['Phạm Thị Dung', 'Trần Thị Bình', ...secrets.cell];
    const own =
      /^(own_data|consent|door|language|switch|review|pledge|reply|report|suggestion)\.|^remind\.snooze|^leave\.(own|meeting|days?|from|change|take_back)/;
    await attack({
      'a member': { by: atTelegram(test, cells.dung), known, own, skip: leaving },
      'a member at the page': { by: pages.dung, turn: 2, known, own, skip: leaving },
    });
  }, 300_000);
});

type Attacker = {
  by: Intruder;
  own: RegExp;
  known?: readonly string[];
  skip?: RegExp;
  /** At the page three take turns: each action comes by it once, as who may do what is decided behind both doors alike. */
  turn?: 0 | 1 | 2;
};

/** All of them tap each button at once; nothing of what they may not read or change is said or changed. */
async function attack(attackers: Readonly<Record<string, Attacker>>): Promise<void> {
  const all = Object.entries(attackers).map(([who, attacker]) => ({
    ...{ who, ...attacker },
    secrets: secretsBut(attacker.known ?? []),
  }));
  let before = tables.read();
  for (const [place, [action, data]] of [...walk].entries()) {
    const tapping = all.filter(
      ({ skip, turn = place % 3 }) => turn === place % 3 && skip?.test(action) !== true,
    );
    if (tapping.length === 0) continue;
    const owners = tapping.filter(({ own }) => own.test(action));
    const ownIds = (): string[] => owners.flatMap(({ by }) => tables.idsOf(by.door));
    const idsBefore = ownIds();
    await Promise.all(tapping.map(({ by }) => by.forge(data)));
    await test.settle();
    for (const { who, by, secrets: hidden } of tapping) {
      const said = await by.listen();
      const told = hidden.filter((secret) => said.includes(secret));
      expect(told, `${action} tells ${who}`).toEqual([]);
    }
    const after = tables.read();
    const changed = changesBetween(before, after, [...idsBefore, ...ownIds()]);
    if (changed.length > 0) expect(changed.filter(isOfOther(tapping)), `${action} changes`).toEqual([]);
    before = after;
  }
  // A forged tap may be on a message that cannot be edited.
  expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
}

/** What stands on the page of whoever taps there is heard, not looked at in the database. */
function isOfOther(tapping: readonly { by: Intruder }[]): (row: string) => boolean {
  const owners = tapping.flatMap(({ by }) => tables.idsOf(by.door).slice(0, 1));
  return (row) => !/^[-+] Page(Message|File) /.test(row) || !owners.some((id) => row.includes(id));
}

function secretsBut(known: readonly string[]): string[] {
  return [...secrets.names, ...secrets.cell, ...secrets.words].filter((secret) => !known.includes(secret));
}

describe('data that no button carries', () => {
  it('is answered kindly and breaks nothing when the secretary sends it', async () => {
    const secretary = atTelegram(test, cells.secretary);
    for (const [place, action] of registered.filter(isSafe).entries()) {
      const garbage = garbageFor(action, place);
      await forgeAtOnce(secretary, garbage);
      // By the page some of each kind: what it comes to is the same from there on.
      if (place % 8 === 0) await pages.secretary.forge([garbage[(place / 8) % garbage.length] ?? '']);
    }
    await forgeAtOnce(secretary, ['', ':', 'x', 'review.open ; DROP TABLE Member', 'a.b:c/d', '~.~']);
    expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
  }, 300_000);

  it('changes nothing when a member or the secretary of another cell sends it', async () => {
    const [atHome, elsewhere] = [atTelegram(test, cells.dung), atTelegram(test, cells.otherSecretary)];
    const people = [atHome, elsewhere, pages.dung];
    let before = tables.read();
    const actions = registered.filter((one) => !leaving.test(one));
    for (const [place, action] of actions.entries()) {
      const garbage = garbageFor(action, place).slice(-2);
      for (const person of [atHome, elsewhere]) await person.forge(garbage);
      if (place % 8 === 0) await pages.dung.forge(garbage);
      // The tables are read after every third, and at the end.
      if (place % 3 !== 2 && place < actions.length - 1) continue;
      await test.settle();
      const after = tables.read();
      const own = people.flatMap(({ door }) => tables.idsOf(door));
      expect(changesBetween(before, after, own), `one of the three up to ${action}`).toEqual([]);
      before = after;
    }
    expectSound(test, { refusals: ['not-modified', 'not-allowed'] });
  }, 300_000);
});

function isSafe(action: string): boolean {
  return !final.test(action);
}

/** As fast as a program taps; few enough at a time for Telegram's limits on answers. */
async function forgeAtOnce(by: Intruder, all: readonly string[]): Promise<void> {
  for (let from = 0; from < all.length; from += 5) {
    await by.forge(all.slice(from, from + 5));
    await test.settle();
  }
}

/** Too little, too much, too large, of the wrong kind: at each place in turn other kinds of the same nonsense. */
function garbageFor(action: string, place: number): string[] {
  const [seen = action] = walk.get(action) ?? [];
  const [, first = 'x'] = seen.split(':');
  const turn = (choices: readonly string[]): string => choices[place % choices.length] ?? '';
  const short = buttonData('x', turn(Object.values(ids))).slice(2);
  return [
    turn([action, `${action}:x`, `${action}:~AAAAAAAAAAAAAAAAAAAAAA`]),
    `${action}:${'9'.repeat(63 - action.length)}`,
    `${action}:${short}`,
    `${action}:${first}:${short}`,
    turn([
      `${action}:${first}:-1:-1`,
      `${action}:${first}:99999999999:99999999999`,
      `${action}:${first}:0:none`,
      `${seen}:1:2:3`,
      `${action}:${first}:1e9:__proto__`,
    ]),
  ];
}

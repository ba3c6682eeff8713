import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/permissions.ts';
import type { SentFile } from '../../../src/core/ports/files.ts';
import { readChecklistForm } from '../../../src/documents/checklist-form/read.ts';
import { createOwnChecklists, type OwnChecklists } from '../../../src/services/checklists/own-checklists.ts';
import { listOfferedChecklists } from '../../../src/services/offered-checklists.ts';
import { createRoundSetup } from '../../../src/services/rounds/setup.ts';
import { filledForm, madeXlsx, noise } from '../../support/made-xlsx.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { unitOf } from '../../support/records.ts';

let cell: Cell;
let own: OwnChecklists;
let secretary: Actor;
let officer: Actor;
let wardId: string;
let otherId: string;
let otherSecretary: Actor;
let fetched: string[];

beforeEach(async () => {
  cell = await openRoundCell();
  fetched = [];
  own = createOwnChecklists({
    ...cell,
    readForm: (bytes, frame) => Promise.resolve(readChecklistForm(bytes, frame)),
  });
  secretary = await cell.actorOf(cell.secretary);
  wardId = cell.ids.next();
  const ward = { kind: 'ward', readyAt: undefined } as const;
  await cell.store.units.insert(unitOf(wardId, 'Đảng bộ phường Bồ Đề', cell.clock.now(), ward));
  await cell.store.unitTree.move(cell.unit.id, wardId);
  const an = await cell.actorOf(await cell.addMember('Nguyễn Văn An'));
  officer = { ...an, seats: [], offices: [{ role: 'committee_officer', unitId: wardId }] };
  const other = await cell.addUnit('Chi bộ Tổ dân phố 6', cell.unit.meetingRule ?? fail());
  otherId = other.id;
  otherSecretary = await cell.actorOf(
    await cell.addMember('Lê Văn Cường', { role: 'secretary', unitId: otherId }),
  );
});
afterEach(() => cell.close());

function fail(): never {
  throw new Error('the cell has no rule');
}

/** `meanwhile`: what its sender does elsewhere while it is fetched. */
async function send(
  actor: Actor,
  name: string,
  {
    size,
    meanwhile,
    inputId = 1,
  }: { size?: number; meanwhile?: () => Promise<unknown>; inputId?: number } = {},
) {
  const bytes = madeXlsx(filledForm([noise], { 'Tên danh mục': name, 'Tên ngắn': name }));
  const file: SentFile = {
    bytes: size,
    open: async () => {
      fetched.push(name);
      await meanwhile?.();
      return { status: 'opened', bytes };
    },
  };
  return own.hear(actor, file, inputId);
}

async function keep(actor: Actor, unitId: string, name: string): Promise<string> {
  await own.ask(actor, unitId, undefined);
  await send(actor, name);
  const kept = await own.keep(actor);
  return kept.status === 'kept' ? kept.checklist.id : kept.status;
}

const namesFor = async (unitId: string) =>
  (await listOfferedChecklists(cell.store, unitId)).map(({ content }) => content.title.vi);

describe('a checklist that a unit above writes', () => {
  it('is offered to the cells below it and to no other, and switched on by nobody but them', async () => {
    const before = await cell.store.units.findById(cell.unit.id);
    const id = await keep(officer, wardId, 'Của phường');
    expect(await namesFor(cell.unit.id)).toContain('Của phường');
    expect(await namesFor(otherId)).not.toContain('Của phường');
    expect(await cell.store.units.findById(cell.unit.id)).toEqual({ ...before, parentId: wardId });

    await cell.plan();
    const setup = createRoundSetup(cell);
    const opened = await setup.open(secretary, cell.unit.id);
    const roundId = opened.status === 'shown' ? opened.view.round.id : '';
    expect(await setup.chooseChecklist(secretary, roundId, id)).toMatchObject({
      ...{ done: true, view: { checklist: { content: { author: 'Đảng bộ phường Bồ Đề' } } } },
    });
  });

  it('is not its own for a cell below: it may be read there, neither changed nor withdrawn', async () => {
    const id = await keep(officer, wardId, 'Của phường');
    expect(await own.form(secretary, cell.unit.id, id)).toMatchObject({ status: 'form' });
    expect(await own.ask(secretary, cell.unit.id, id)).toMatchObject({ status: 'gone' });
    expect(await own.offer(secretary, cell.unit.id, id, { on: false })).toMatchObject({ status: 'gone' });
    expect(await own.open(secretary, wardId)).toMatchObject({ status: 'denied' });
    expect(await own.open(officer, cell.unit.id)).toMatchObject({ status: 'denied' });
  });
});

describe('a checklist of a cell', () => {
  it('is nothing to a person of another cell', async () => {
    const id = await keep(secretary, cell.unit.id, 'Của tổ 5');
    expect(await namesFor(otherId)).not.toContain('Của tổ 5');
    expect(await own.open(otherSecretary, cell.unit.id)).toMatchObject({ status: 'denied' });
    expect(await own.form(otherSecretary, cell.unit.id, id)).toMatchObject({ status: 'denied' });
    expect(await own.form(otherSecretary, otherId, id)).toMatchObject({ status: 'gone' });
    expect(await own.lookAt(otherSecretary, otherId, id)).toMatchObject({ status: 'gone' });
    expect(await own.openOne(otherSecretary, otherId, id)).toMatchObject({ status: 'gone' });
  });

  it('cannot be chosen by another cell, whatever its button carries', async () => {
    const id = await keep(secretary, cell.unit.id, 'Của tổ 5');
    await cell.tick();
    const [round] = await cell.store.rounds.listByUnit(otherId);
    if (round === undefined) throw new Error('nothing is planned for the other cell');
    const setup = createRoundSetup(cell);
    expect(await setup.chooseChecklist(otherSecretary, round.id, id)).toMatchObject({ done: false });
  });

  it('is kept once for two taps, and gets versions under its own name', async () => {
    const id = await keep(secretary, cell.unit.id, 'Của tổ 5');
    expect(await own.keep(secretary)).toMatchObject({ status: 'looked_at', view: { isKept: true } });
    await own.ask(secretary, cell.unit.id, id);
    await send(secretary, 'Của tổ 5, sửa');
    expect(await own.keep(secretary)).toMatchObject({ status: 'kept', checklist: { version: 2 } });
    expect(await cell.store.checklists.findById(id)).toMatchObject({
      content: { title: { vi: 'Của tổ 5' } },
    });
    expect(await cell.store.checklists.listOwn(cell.unit.id)).toHaveLength(1);
  });

  it('is kept beside at most nine others', async () => {
    for (let number = 1; number <= 10; number += 1) await keep(secretary, cell.unit.id, `Danh mục ${number}`);
    expect(await keep(secretary, cell.unit.id, 'Một nữa')).toBe('full');
    const [newest] = await cell.store.checklists.listOwn(cell.unit.id);
    await own.offer(secretary, cell.unit.id, newest?.id ?? '', { on: false });
    expect(await own.keep(secretary)).toMatchObject({ status: 'kept' });
  });
});

describe('a file that was sent', () => {
  it('is not fetched where it says itself that it is too large, nor for who may not or was not asked', async () => {
    expect(await send(secretary, 'Chưa hỏi')).toEqual({ status: 'idle' });
    await own.ask(secretary, cell.unit.id, undefined);
    expect(await send(secretary, 'Quá lớn', { size: 1024 * 1024 + 1 })).toMatchObject({
      problem: 'too_large',
    });
    const ended: Actor = { ...secretary, seats: secretary.seats.map((seat) => ({ ...seat, roles: [] })) };
    expect(await send(ended, 'Hết chức')).toMatchObject({ status: 'denied' });
    expect(fetched).toEqual([]);
    expect(await send(secretary, 'Vừa đủ', { size: 1024 * 1024 })).toMatchObject({ status: 'looked_at' });
    expect(fetched).toEqual(['Vừa đủ']);
  });

  it('is none for the cell to which its sender went on with another device while it was read', async () => {
    const both: Actor = {
      ...{ ...secretary, seats: [...secretary.seats, ...otherSecretary.seats] },
      offices: [...secretary.offices, ...otherSecretary.offices],
    };
    await own.ask(both, cell.unit.id, undefined);
    const sent = await send(both, 'Của tổ 5', { meanwhile: () => own.ask(both, otherId, undefined) });
    expect(sent).toMatchObject({ status: 'asked', unit: { id: otherId }, problem: undefined });
    expect(await own.keep(both)).toMatchObject({ status: 'asked' });
  });

  it('and comes again after a crash is not read a second time', async () => {
    await own.ask(secretary, cell.unit.id, undefined);
    await send(secretary, 'Của tổ 5');
    expect(await own.keep(secretary)).toMatchObject({ status: 'kept' });
    expect(await send(secretary, 'Của tổ 5')).toMatchObject({
      ...{ status: 'looked_at', view: { isKept: true } },
    });
    expect(fetched).toEqual(['Của tổ 5']);
  });

  it('is not kept by somebody whose office ended while they looked at it', async () => {
    await own.ask(secretary, cell.unit.id, undefined);
    await send(secretary, 'Của tổ 5');
    const ended: Actor = { ...secretary, seats: secretary.seats.map((seat) => ({ ...seat, roles: [] })) };
    expect(await own.keep(ended)).toMatchObject({ status: 'denied' });
    expect(await cell.store.checklists.listOwn(cell.unit.id)).toEqual([]);
  });
});

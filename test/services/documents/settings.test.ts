import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/permissions.ts';
import {
  createDocumentSettings,
  type DocumentSettingsServices,
} from '../../../src/services/documents/settings.ts';
import { documentData } from '../../support/document-data.ts';
import { openRoundCell, type Cell } from '../../support/round-cell.ts';
import { unitOf } from '../../support/records.ts';

let cell: Cell;
let settings: DocumentSettingsServices;
let secretary: Actor;
let unitId: string;
let wardId: string;

beforeEach(async () => {
  cell = await openRoundCell();
  settings = createDocumentSettings({ ...cell, documentData });
  secretary = await cell.actorOf(cell.secretary);
  unitId = cell.unit.id;
  wardId = cell.ids.next();
  const ward = { kind: 'ward', readyAt: undefined } as const;
  await cell.store.units.insert(unitOf(wardId, 'Đảng bộ phường Bồ Đề', cell.clock.now(), ward));
  await cell.store.unitTree.move(unitId, wardId);
});
afterEach(() => cell.close());

describe('what the documents of a cell print', () => {
  it('is kept answer by answer, and asked for once: what is known is left out of the walk', async () => {
    await settings.ask(secretary, unitId, 'place');
    await settings.hear(secretary, 'Bồ Đề', 1);
    expect(await settings.walk(secretary, unitId)).toMatchObject({ status: 'asked', setting: 'superior' });
    expect(await settings.hear(secretary, 'Đảng bộ phường Bồ Đề', 2)).toMatchObject({ setting: 'issuer' });
    expect(await settings.accept(secretary, unitId, 'issuer')).toMatchObject({ setting: 'cellKind' });
    expect(await cell.store.documentSettings.read(unitId)).toEqual({
      ...{ place: 'Bồ Đề', superior: 'Đảng bộ phường Bồ Đề', issuer: 'Chi bộ Tổ dân phố 5' },
    });
  });

  it('is heard once: a text that comes again is no answer to the next question', async () => {
    await settings.walk(secretary, unitId);
    const heard = await settings.hear(secretary, 'Đảng bộ phường Bồ Đề', 1);
    expect(await settings.hear(secretary, 'Đảng bộ phường Bồ Đề', 1)).toEqual(heard);
    expect(await cell.store.documentSettings.read(unitId)).toEqual({ superior: 'Đảng bộ phường Bồ Đề' });
  });

  it('goes on after the thing that a button is about, also where it is tapped twice', async () => {
    await settings.walk(secretary, unitId);
    const once = await settings.leaveOpen(secretary, unitId, 'superior');
    expect(once).toMatchObject({ status: 'asked', setting: 'issuer' });
    expect(await settings.leaveOpen(secretary, unitId, 'superior')).toEqual(once);
  });

  it('asks for the last numbers again when another term begins', async () => {
    await settings.ask(secretary, unitId, 'termFrom');
    await settings.hear(secretary, '15/6/2025', 1);
    await settings.ask(secretary, unitId, 'lastReport');
    await settings.hear(secretary, '12', 2);
    await settings.ask(secretary, unitId, 'termFrom');
    const shown = await settings.hear(secretary, '20/6/2026', 3);
    expect(shown).toMatchObject({ status: 'shown', settings: { termFrom: '2026-06-20' } });
    expect(shown.status === 'shown' && shown.missing).toContain('lastReport');
  });

  it('is the secretary’s alone to fill in', async () => {
    const an = await cell.actorOf(await cell.addMember('Nguyễn Văn An'));
    const officer: Actor = { ...an, offices: [{ role: 'committee_officer', unitId: wardId }] };
    for (const actor of [an, officer]) {
      expect(await settings.open(actor, unitId)).toMatchObject({ status: 'denied' });
      expect(await settings.accept(actor, unitId, 'issuer')).toMatchObject({ status: 'denied' });
    }
    expect(await cell.store.documentSettings.read(unitId)).toEqual({});
  });
});

describe('what the documents of a ward print', () => {
  it('is filled in by its officers, who are not asked for what only a cell has', async () => {
    const an = await cell.actorOf(await cell.addMember('Nguyễn Văn An'));
    const officer: Actor = { ...an, seats: [], offices: [{ role: 'committee_officer', unitId: wardId }] };
    expect(await settings.answer(officer, wardId, 'cellKind', { cellKind: 'office' })).toMatchObject({
      ...{ status: 'shown', settings: {} },
    });
    expect(await settings.ask(officer, wardId, 'lastMinutes')).toMatchObject({ status: 'shown' });
    const signer = { for: 'committee', office: 'deputy' } as const;
    expect(await settings.answer(officer, wardId, 'signer', { signer })).toMatchObject({
      settings: { signer },
    });
    expect(await settings.open(secretary, wardId)).toMatchObject({ status: 'denied' });
    expect(await settings.open(officer, cell.ids.next())).toMatchObject({ status: 'denied' });
  });
});

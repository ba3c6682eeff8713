import { meetingRuleSchema } from '../core/cell/meeting-rule.ts';
import { unitKinds, type CellMeetingRule, type Unit } from '../core/model/people.ts';
import type { Units } from '../core/ports/people.ts';
import type { Cipher } from './keys/cipher.ts';
import { oneOf, sealedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';
import type { Unit as UnitRow } from './generated/client.ts';
import type { Access } from './engine/sql.ts';

export function createUnits({ prisma, cipher }: Pick<Access, 'prisma'> & { cipher: Cipher }): Units {
  const name = sealedColumn(cipher, 'Unit', 'nameSealed');
  const place = sealedColumn(cipher, 'Unit', 'meetingPlaceSealed');
  const setup = sealedColumn(cipher, 'Unit', 'setupSealed');

  return {
    findById: async (id) => {
      const row = await prisma((db) => db.unit.findUnique({ where: { id } }));
      return row === null ? undefined : toUnit(row);
    },

    listReadyCells: async () => {
      const where = { kind: 'cell', readyAt: { not: null }, closedAt: null };
      return (await prisma((db) => db.unit.findMany({ where, orderBy: { id: 'asc' } }))).map(toUnit);
    },

    count: () => prisma((db) => db.unit.count()),

    insert: async ({ createdAt, ...unit }) => {
      await prisma((db) => db.unit.create({ data: { id: unit.id, ...toRow(unit), createdAt } }));
    },

    update: async (unit) => {
      await prisma((db) => db.unit.update({ where: { id: unit.id }, data: toRow(unit) }));
    },

    readSetup: async (unitId) => {
      const row = await prisma((db) =>
        db.unit.findUnique({ where: { id: unitId }, select: { setupSealed: true } }),
      );
      if (row?.setupSealed === undefined || row.setupSealed === null) return undefined;
      return parseJson(setup.open(unitId, row.setupSealed));
    },

    saveSetup: async (unitId, draft) => {
      const setupSealed = draft === undefined ? null : setup.seal(unitId, JSON.stringify(draft));
      await prisma((db) => db.unit.update({ where: { id: unitId }, data: { setupSealed } }));
    },
  };

  function toRow(unit: Unit) {
    const rule = unit.meetingRule;
    return {
      parentId: unit.parentId ?? null,
      kind: unit.kind,
      nameSealed: name.seal(unit.id, unit.name),
      zone: unit.zone,
      meetingDay: typeof rule?.day === 'number' ? rule.day : null,
      meetingWeekday: typeof rule?.day === 'string' ? rule.day : null,
      meetingTime: rule?.time ?? null,
      meetingShift: rule?.shift ?? null,
      meetingPlaceSealed: rule === undefined ? null : place.seal(unit.id, rule.place),
      checklistKey: unit.checklistKey ?? null,
      readyAt: unit.readyAt ?? null,
    };
  }

  function toUnit(row: UnitRow): Unit {
    return {
      id: row.id,
      parentId: row.parentId ?? undefined,
      kind: oneOf(unitKinds, row.kind),
      name: name.open(row.id, row.nameSealed),
      zone: row.zone,
      meetingRule: toMeetingRule(row),
      checklistKey: row.checklistKey ?? undefined,
      readyAt: row.readyAt ?? undefined,
    };
  }

  function toMeetingRule(row: UnitRow): CellMeetingRule | undefined {
    const day = row.meetingWeekday ?? row.meetingDay;
    if (day === null || row.meetingPlaceSealed === null) return undefined;
    const rule = meetingRuleSchema.parse({
      day,
      time: row.meetingTime,
      shift: row.meetingShift,
    });
    return { ...rule, place: place.open(row.id, row.meetingPlaceSealed) };
  }
}

import { meetingRuleSchema } from '../core/cell/meeting-rule.ts';
import { unitKinds, type Unit } from '../core/model/people.ts';
import type { Units } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';
import { among, found, instant, maybe, rowReader, tableRow, text, whole, withNulls } from './engine/row.ts';
import type { Access, Row } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'prisma'> & { cipher: Cipher };

export function createUnits({ read, prisma, cipher }: Deps): Units {
  const name = sealedColumn(cipher, 'Unit', 'nameSealed');
  const place = sealedColumn(cipher, 'Unit', 'meetingPlaceSealed');
  const setup = sealedColumn(cipher, 'Unit', 'setupSealed');

  return {
    findById: async (id) => {
      const row = await read((sql) => sql.first(`SELECT ${raw.columns} FROM Unit WHERE id = ?`, [id]));
      return row && toUnit(row);
    },

    listReadyCells: async () => {
      const statement = `SELECT ${raw.columns} FROM Unit
        WHERE kind = 'cell' AND readyAt IS NOT NULL AND closedAt IS NULL ORDER BY id`;
      return (await read((sql) => sql.all(statement))).map(toUnit);
    },

    listCellsOf: async (accountId) => {
      const rows = await read((sql) =>
        sql.all(
          `SELECT Unit.id, Unit.nameSealed FROM Member JOIN Unit ON Unit.id = Member.unitId
           WHERE Member.accountId = ? AND Member.removedAt IS NULL AND Unit.closedAt IS NULL
           ORDER BY Member.joinedAt, Member.id`,
          [accountId],
        ),
      );
      return rows.map(cellRow).map(({ id, nameSealed }) => ({ unitId: id, name: name.open(id, nameSealed) }));
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
      const setupSealed = found(row, setupRow)?.setupSealed;
      return setupSealed === undefined ? undefined : parseJson(setup.open(unitId, setupSealed));
    },

    saveSetup: async (unitId, draft) => {
      const setupSealed = draft === undefined ? null : setup.seal(unitId, JSON.stringify(draft));
      await prisma((db) => db.unit.update({ where: { id: unitId }, data: { setupSealed } }));
    },
  };

  function toRow(unit: Unit) {
    const rule = unit.meetingRule;
    const { parentId, kind, zone, checklistKey, readyAt } = unit;
    return withNulls({
      ...{ parentId, kind, zone, checklistKey, readyAt },
      nameSealed: name.seal(unit.id, unit.name),
      meetingDay: typeof rule?.day === 'number' ? rule.day : undefined,
      meetingWeekday: typeof rule?.day === 'string' ? rule.day : undefined,
      meetingTime: rule?.time,
      meetingShift: rule?.shift,
      meetingPlaceSealed: rule === undefined ? undefined : place.seal(unit.id, rule.place),
    });
  }

  function toUnit(row: Row): Unit {
    const { nameSealed, meetingDay, meetingWeekday, meetingTime, meetingShift, meetingPlaceSealed, ...unit } =
      raw.read(row);
    const rule = { day: meetingWeekday ?? meetingDay, time: meetingTime, shift: meetingShift };
    return {
      ...unit,
      name: name.open(unit.id, nameSealed),
      meetingRule:
        rule.day === undefined || meetingPlaceSealed === undefined
          ? undefined
          : { ...meetingRuleSchema.parse(rule), place: place.open(unit.id, meetingPlaceSealed) },
    };
  }
}

const raw = tableRow('Unit', {
  ...{ id: text, parentId: maybe(text), kind: among(unitKinds), nameSealed: text, zone: text },
  ...{ meetingDay: maybe(whole), meetingWeekday: maybe(text), meetingTime: maybe(text) },
  ...{ meetingShift: maybe(text), meetingPlaceSealed: maybe(text) },
  ...{ checklistKey: maybe(text), readyAt: maybe(instant) },
});

const cellRow = rowReader({ id: text, nameSealed: text });
const setupRow = rowReader({ setupSealed: maybe(text) });

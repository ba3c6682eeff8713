import { meetingRuleSchema } from '../core/cell/meeting-rule.ts';
import { unitKinds, type Unit } from '../core/model/people.ts';
import type { Units } from '../core/ports/units.ts';
import type { Cipher } from './keys/cipher.ts';
import { sealedColumn } from './engine/columns.ts';
import { parseJson } from './engine/json.ts';
import { among, found, instant, maybe, rowReader, tableRow, text, whole } from './engine/row.ts';
import type { Access, Row, Value } from './engine/sql.ts';

type Deps = Pick<Access, 'read' | 'write'> & { cipher: Cipher };

export function createUnits({ read, write, cipher }: Deps): Units {
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

    count: async () =>
      found(await read((sql) => sql.first('SELECT count(*) AS count FROM Unit')), countRow)?.count ?? 0,

    insert: ({ createdAt, ...unit }) =>
      write(async (sql) => {
        const statement = `INSERT INTO Unit (parentId, kind, nameSealed, zone, meetingDay, meetingWeekday, meetingTime,
          meetingShift, meetingPlaceSealed, checklistKey, readyAt, id, createdAt)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
        await sql.run(statement, [...valuesOf(unit), unit.id, createdAt]);
      }),

    update: (unit) =>
      write(async (sql) => {
        const statement = `UPDATE Unit SET parentId = ?, kind = ?, nameSealed = ?, zone = ?, meetingDay = ?, meetingWeekday = ?,
          meetingTime = ?, meetingShift = ?, meetingPlaceSealed = ?, checklistKey = ?, readyAt = ? WHERE id = ?`;
        const changed = await sql.run(statement, [...valuesOf(unit), unit.id]);
        if (changed === 0) throw new Error(`the unit ${unit.id} is not in the database`);
      }),

    readSetup: async (unitId) => {
      const row = await read((sql) => sql.first('SELECT setupSealed FROM Unit WHERE id = ?', [unitId]));
      const setupSealed = found(row, setupRow)?.setupSealed;
      return setupSealed === undefined ? undefined : parseJson(setup.open(unitId, setupSealed));
    },

    saveSetup: (unitId, draft) =>
      write(async (sql) => {
        const setupSealed = draft === undefined ? null : setup.seal(unitId, JSON.stringify(draft));
        const changed = await sql.run('UPDATE Unit SET setupSealed = ? WHERE id = ?', [setupSealed, unitId]);
        if (changed === 0) throw new Error(`the unit ${unitId} is not in the database`);
      }),
  };

  /** In the order in which the statements name them. */
  function valuesOf({ id, parentId, kind, zone, checklistKey, readyAt, ...unit }: Unit): Value[] {
    const rule = unit.meetingRule;
    return [
      ...[parentId ?? null, kind, name.seal(id, unit.name), zone],
      typeof rule?.day === 'number' ? rule.day : null,
      typeof rule?.day === 'string' ? rule.day : null,
      ...[rule?.time ?? null, rule?.shift ?? null],
      rule === undefined ? null : place.seal(id, rule.place),
      ...[checklistKey ?? null, readyAt ?? null],
    ];
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
const countRow = rowReader({ count: whole });
const setupRow = rowReader({ setupSealed: maybe(text) });

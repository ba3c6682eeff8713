import type { Unit } from '../model/people.ts';
import { isInOldFont } from '../text/old-font.ts';
import type { UnitPath } from '../permissions.ts';
import { cleanText } from '../text/person-name.ts';
import { looksClassified } from '../text/typed.ts';
import { foldMarks } from '../text/fold.ts';

/** A unit as a place in the tree. */
export type TreeUnit = Pick<Unit, 'id' | 'parentId' | 'kind' | 'name' | 'readyAt'> & {
  closedAt: Date | undefined;
};

export type UnitKind = Unit['kind'];

/** The whole tree, to be asked about. */
export type Tree = ReadonlyMap<string, TreeUnit>;

export const longestUnitName = 80;

/** No city has more levels of committees between itself and its cells. */
const mostLevels = 6;

const kindsUnder: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  city: ['ward', 'committee', 'cell'],
  ward: ['committee', 'cell'],
  committee: ['committee', 'cell'],
  cell: [],
};

/** What may be made under a unit of this kind; at the top, anything. */
export function kindsBelow(kind: UnitKind | undefined): readonly UnitKind[] {
  return kind === undefined ? ['city', 'ward', 'committee', 'cell'] : kindsUnder[kind];
}

export function treeOf(units: readonly TreeUnit[]): Tree {
  return new Map(units.map((unit) => [unit.id, unit]));
}

/** Ends where a row would lead back to one that was passed. */
export function pathOf(tree: Tree, unitId: string): UnitPath {
  return [...ancestry(tree, unitId).map(({ id }) => id), undefined];
}

/** The unit and those above it, the nearest first. */
export function ancestry(tree: Tree, unitId: string): TreeUnit[] {
  const passed = new Set<TreeUnit>();
  let unit = tree.get(unitId);
  while (unit !== undefined && !passed.has(unit)) {
    passed.add(unit);
    unit = unit.parentId === undefined ? undefined : tree.get(unit.parentId);
  }
  return [...passed];
}

/** Open units directly under this one, or at the top, by name as it is read: "Tổ 2" before "Tổ 10". */
export function childrenOf(tree: Tree, unitId: string | undefined): TreeUnit[] {
  return [...tree.values()].filter(({ parentId, closedAt }) => parentId === unitId && !closedAt).sort(byName);
}

/** The open cells at or under each unit, found in one walk. */
export function cellsBelow(tree: Tree): ReadonlyMap<string, readonly TreeUnit[]> {
  const below = new Map<string, TreeUnit[]>();
  for (const cell of tree.values()) {
    if (cell.kind !== 'cell' || cell.closedAt !== undefined) continue;
    for (const { id } of ancestry(tree, cell.id)) {
      const cells = below.get(id) ?? [];
      cells.push(cell);
      below.set(id, cells);
    }
  }
  return below;
}

export type Misplaced = 'itself' | 'below_itself' | 'kind' | 'closed' | 'too_deep' | 'there_already';

/** Why a unit cannot be put under another; undefined where it can. Without a place above it, it stands at the top. */
export function misplaced(tree: Tree, unit: TreeUnit, underId: string | undefined): Misplaced | undefined {
  if (underId === unit.parentId) return 'there_already';
  if (underId === undefined) return undefined;
  if (underId === unit.id) return 'itself';
  const under = tree.get(underId);
  if (under === undefined || under.closedAt !== undefined) return 'closed';
  const above = ancestry(tree, underId);
  if (above.some(({ id }) => id === unit.id)) return 'below_itself';
  if (!kindsBelow(under.kind).includes(unit.kind)) return 'kind';
  return above.length + heightOf(tree, unit.id) > mostLevels ? 'too_deep' : undefined;
}

/** Where a new unit of this kind may stand. */
export function mayStandUnder(tree: Tree, kind: UnitKind, underId: string | undefined): boolean {
  if (underId === undefined) return true;
  const under = tree.get(underId);
  if (under === undefined || under.closedAt !== undefined) return false;
  return kindsBelow(under.kind).includes(kind) && ancestry(tree, underId).length < mostLevels;
}

/** Open units whose name holds what was typed, with or without marks. */
export function findUnits(units: readonly TreeUnit[], typed: string): TreeUnit[] {
  const words = foldMarks(typed).split(' ').filter(Boolean);
  return units
    .filter(({ name, closedAt }) => {
      const folded = foldMarks(name);
      return closedAt === undefined && words.length > 0 && words.every((word) => folded.includes(word));
    })
    .sort(byName);
}

export type UnitName =
  | { status: 'parsed'; name: string }
  | { status: 'unclear'; why: 'empty' | 'too_long' | 'old_font' | 'classified' };

export function parseUnitName(text: string): UnitName {
  if (isInOldFont(text)) return { status: 'unclear', why: 'old_font' };
  const name = cleanText(text);
  if (looksClassified(name)) return { status: 'unclear', why: 'classified' };
  if (!/[\p{L}\p{N}]/u.test(name)) return { status: 'unclear', why: 'empty' };
  return name.length > longestUnitName ? { status: 'unclear', why: 'too_long' } : { status: 'parsed', name };
}

function heightOf(tree: Tree, unitId: string): number {
  const below = [...tree.values()].filter(({ parentId }) => parentId === unitId);
  return 1 + Math.max(0, ...below.map(({ id }) => heightOf(tree, id)));
}

function byName(one: TreeUnit, other: TreeUnit): number {
  return collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

const collator = new Intl.Collator('vi', { numeric: true });

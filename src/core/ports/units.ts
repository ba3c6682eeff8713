import type { MembershipCounts } from '../cell/memberships.ts';
import type { KeptNumber, NumberedDocument } from '../documents/numbers.ts';
import type { DocumentSettings as Settings } from '../documents/settings.ts';
import type { Unit } from '../model/people.ts';
import type { Span } from '../units/span.ts';
import type { CellSnapshot, HeldMeeting } from '../units/counts.ts';
import type { TreeUnit } from '../units/tree.ts';

export interface Units {
  findById(id: string): Promise<Unit | undefined>;
  listReadyCells(): Promise<Unit[]>;
  /** Cells of which the account is a member now, by the time of joining. */
  listCellsOf(accountId: string): Promise<{ unitId: string; name: string }[]>;
  count(): Promise<number>;
  insert(unit: Unit & { createdAt: Date }): Promise<void>;
  update(unit: Unit): Promise<void>;
  /** What the guided setup, or a change of the settings, has gathered so far, as JSON. */
  readSetup(unitId: string): Promise<unknown>;
  /** `undefined` forgets it. */
  saveSetup(unitId: string, draft: unknown): Promise<void>;
}

/** The tree above the cells. */
export interface UnitTree {
  /** Every unit, closed ones too. */
  list(): Promise<TreeUnit[]>;
  rename(id: string, name: string): Promise<void>;
  move(id: string, parentId: string | undefined): Promise<void>;
  close(id: string, at: Date): Promise<void>;
}

/** What a committee may be told of many cells at once: frozen counts and held meetings, never anything of an open round. */
export interface UnitFigures {
  listSnapshots(cellIds: readonly string[], span: Span): Promise<CellSnapshot[]>;
  listHeldMeetings(cellIds: readonly string[], span: Span): Promise<HeldMeeting[]>;
  /** Who is on the roster of each cell now. */
  countMemberships(cellIds: readonly string[]): Promise<ReadonlyMap<string, MembershipCounts>>;
  /** How many people, as far as they are known by an account, are on the rosters of two of these cells or more. */
  countInSeveral(cellIds: readonly string[]): Promise<number>;
}

/** What the documents of each unit print at head and foot. */
export interface DocumentSettings {
  /** Nothing is known of a unit that nobody has asked. */
  read(unitId: string): Promise<Settings>;
  save(unitId: string, settings: Settings): Promise<void>;
}

/** Which number each document of a unit bears. */
export interface DocumentNumbers {
  /** Undefined where nobody has decided about it yet. */
  find(of: NumberedDocument): Promise<KeptNumber | undefined>;
  save(of: NumberedDocument, kept: KeptNumber): Promise<void>;
}

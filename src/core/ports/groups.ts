import type { Group } from '../model/groups.ts';

export interface Groups {
  findById(id: string): Promise<Group | undefined>;
  findByChat(chatId: string): Promise<Group | undefined>;
  /** The group that this cell is linked to. */
  findByUnit(unitId: string): Promise<Group | undefined>;
  /** Groups without a link whose question went to this cell, newest first. */
  listAsked(unitId: string): Promise<Group[]>;
  /** Left before this instant, oldest first. */
  listLeft(before: Date): Promise<Group[]>;
  insert(group: Group): Promise<void>;
  update(group: Group): Promise<void>;
  /** With everything that was sent or to be sent there. */
  delete(id: string): Promise<void>;
}

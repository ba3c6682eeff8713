export const groupStatuses = ['waiting', 'linked', 'declined', 'left'] as const;
/** `waiting`: the bot is in it and no cell is linked; `declined`: a secretary said that it is not theirs. */
export type GroupStatus = (typeof groupStatuses)[number];

export const muteReasons = ['topic', 'rights', 'deactivated'] as const;
/** Why a group takes no messages: its topic is closed, the bot may not write, the group itself is closed. */
export type MuteReason = (typeof muteReasons)[number];

/** A Telegram group that the bot was added to. Holds no title: Telegram is asked for it where it is shown. */
export type Group = {
  id: string;
  chatId: string;
  /** The cell it is linked to. */
  unitId: string | undefined;
  /** The cell whose secretary was asked about it last. */
  askedUnitId: string | undefined;
  status: GroupStatus;
  isAdmin: boolean;
  addedAt: Date;
  linkedAt: Date | undefined;
  /** When it became a supergroup. */
  migratedAt: Date | undefined;
  leftAt: Date | undefined;
  /** The topic of a forum that announcements go to; undefined for the general one. */
  topicId: number | undefined;
  /** It takes no messages since then. */
  mutedAt: Date | undefined;
  mutedWhy: MuteReason | undefined;
};

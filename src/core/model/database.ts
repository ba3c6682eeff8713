type Each<Status, Facts = unknown> = Status extends string ? { status: Status } & Facts : never;

/** It is no database of this program. */
export type Foreign = { status: 'foreign'; why: 'other_program' | 'not_sqlite' };

export type Damaged = { status: 'damaged' } & (
  | { why: 'migration_unfinished' | 'migration_edited'; migration: string }
  /** `unsound`: SQLite cannot read it, or finds that it does not hold together. */
  | { why: 'key_check_gone' | 'unsound' }
);

/** Why a database, or its key, cannot be used. Nothing was changed on disk. */
export type DatabaseRefusal =
  | Damaged
  | Foreign
  /** Of a later version, which made these migrations. */
  | { status: 'newer'; migrations: readonly string[] }
  | Each<'locked' | 'missing' | 'unwritable' | 'disk_full'>
  /** As which user the program runs. */
  | Each<'key_unreadable' | 'key_exposed', { uid: number }>
  | Each<'key_missing' | 'key_malformed' | 'key_unwritable' | 'key_wrong'>
  /** Without this key of the ring some rows could not be opened. */
  | { status: 'key_incomplete'; keyId: string };

/** Why the database of a server cannot be used. `why`: the code of what the network or the server said. */
export type ServerRefusal =
  | Each<'server_unreachable' | 'server_tls', { why: string }>
  | Each<'server_password' | 'server_rights' | 'server_standby' | 'server_full' | 'server_old'>
  | Each<'database_absent' | 'encoding_wrong' | 'key_not_made'>;

/** Whom a copy lets in that was put in the place of the database. */
export type RestoredDoors = {
  /** Connections that were closed in the copy before it is used. */
  closed: number;
  /** Devices that are let in by the page again. */
  open: number;
  /** People who come in by such a device and by Telegram: from the one they may have closed the other. */
  both: number;
  /** Whether what was closed since the copy could be told, by the data that it replaces. */
  isKnown: boolean;
};

/** How far going over to another key has come. `programs`: which run and do not have the key yet. */
export type RotateProgress = { step: 'waiting'; programs: number } | { step: 'resealing'; texts: number };

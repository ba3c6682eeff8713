import type { TokenFailures } from '../joining/invitation.ts';
import type {
  Account,
  Consent,
  Door,
  DialogueName,
  DoorKind,
  Invitation,
  JoinRequest,
  Locale,
  Member,
  Office,
  Takeover,
  Role,
} from '../model/people.ts';
import type { Actor } from '../permissions.ts';
import type { LocalDate } from '../time/local-time.ts';

export interface Accounts {
  /**
   * With the door that was used last, among those of one kind where that is given, or with one door; in place of a device
   * that is told nothing, with one that is, where that was used within the same month.
   */
  findById(id: string, by?: Door['kind'] | Pick<Door, 'id'>): Promise<Account | undefined>;
  findByTelegramId(telegramId: string): Promise<Account | undefined>;
  findByDoor(door: Pick<Door, 'kind' | 'address'>): Promise<Account | undefined>;
  /** Without a Telegram id they come in by another door, which is opened apart. */
  insert(account: Pick<Account, 'id' | 'locale'> & { telegramId?: string; createdAt: Date }): Promise<void>;
  setLocale(id: string, locale: Locale): Promise<void>;
  setReachable(id: string, reachable: boolean, at: Date): Promise<void>;
  /** The dialogue that free text goes to; `undefined` ends it and forgets its draft. */
  setDialogue(id: string, dialogue: DialogueName | undefined): Promise<void>;
  /** What a dialogue has gathered so far, as JSON. */
  saveDraft(id: string, draft: unknown): Promise<void>;
  readDraft(id: string): Promise<unknown>;
  /** Names for a roster that wait to be saved, as JSON. They outlive the dialogue; `undefined` forgets them. */
  keepRoster(id: string, entered: unknown): Promise<void>;
  readRoster(id: string): Promise<unknown>;
  /**
   * Of all accounts: what lies there unsent and was found so before that day is forgotten, what was changed since counts as
   * found today. To be called at least once a day. Returns of how many something was forgotten.
   */
  forgetUnsent(today: LocalDate, before: LocalDate): Promise<number>;
  setScreen(id: string, messageId: number | undefined): Promise<void>;
  setLastDoor(id: string, doorId: string): Promise<void>;
  setActiveUnit(id: string, unitId: string | undefined): Promise<void>;
  /** The invitation that was opened and waits for consent, a name or a yes. */
  pendingInvitation(id: string): Promise<string | undefined>;
  setPendingInvitation(id: string, invitationId: string | undefined): Promise<void>;
  /** How many have opened this one and agreed to nothing yet. */
  countPending(invitationId: string): Promise<number>;
  /** Those who came in before this and have agreed to nothing since, are in no cell, hold nothing and wait for nothing. */
  listNeverIn(before: Date): Promise<Account['id'][]>;
  /** Of somebody who was never in: their doors and what stands behind them, and that they were there. */
  forget(id: string): Promise<void>;
  /** Wrong invitation links, for throttling. */
  tokenFailures(id: string): Promise<TokenFailures>;
  setTokenFailures(id: string, failures: TokenFailures): Promise<void>;
  /** Forgets everything about the account except its chat and language; its roster rows become those of nobody. */
  erase(id: string): Promise<void>;
  /**
   * The acting person as the permission table sees them, on every update. Without a door as somebody who is told something: it
   * suffices that they agreed at one of theirs.
   */
  loadActor(accountId: string, consentVersion: number, now: Date, door?: DoorKind): Promise<Actor>;
}

export interface Doors {
  insert(door: Omit<Door, 'usedAt'> & { accountId: string }): Promise<void>;
  /** In the order they were opened. */
  listByAccount(accountId: string): Promise<Door[]>;
  markUsed(id: string, at: Date): Promise<void>;
  /** Ids of those by which nobody came since. */
  listUnused(kind: DoorKind, before: Date): Promise<string[]>;
  /** Nobody comes in by it any more; whoever has no other one is out of reach. */
  close(id: string, at: Date): Promise<void>;
}

export interface DoorCodes {
  /** In place of an earlier one of this account. */
  put(code: { codeHash: string; accountId: string; expiresAt: Date }): Promise<void>;
  /** Whose it is, without using it up. */
  find(codeHash: string, now: Date): Promise<string | undefined>;
  /** Whose it is, once; undefined where it is none or its time is over. */
  take(codeHash: string, now: Date): Promise<string | undefined>;
  drop(accountId: string): Promise<void>;
}

export interface Takeovers {
  insert(takeover: Takeover): Promise<void>;
  findById(id: string): Promise<Takeover | undefined>;
  /** Oldest first. */
  listByMember(memberId: string): Promise<Takeover[]>;
  update(takeover: Takeover): Promise<void>;
  /** That this account had a part in any; that the row was somebody else's stays. */
  forget(accountId: string): Promise<void>;
}

export interface Consents {
  insert(consent: Omit<Consent, 'withdrawnAt'>): Promise<void>;
  listByAccount(accountId: string): Promise<Consent[]>;
  withdraw(accountId: string, at: Date): Promise<void>;
  /** Whether one given to this text holds, or to an earlier one while nobody is named who answers for the data. */
  holds(accountId: string, version: number): Promise<boolean>;
  /** The accounts that have given one and withdrawn none since, but none to this version. */
  listBehind(version: number): Promise<Account['id'][]>;
}

/** Who answers for the data. */
export interface Operator {
  name(): Promise<string | undefined>;
  setName(name: string): Promise<void>;
}

export interface Members {
  findById(id: string): Promise<Member | undefined>;
  /** Never a removed row. */
  findByAccount(unitId: string, accountId: string): Promise<Member | undefined>;
  /** Removed rows too: what is kept under them is still this person's. */
  listByAccount(accountId: string): Promise<Member[]>;
  /** The roster in its order, without removed rows. */
  listByUnit(unitId: string): Promise<Member[]>;
  listByIds(ids: readonly string[]): Promise<Member[]>;
  insertMany(members: readonly Member[]): Promise<void>;
  update(member: Member): Promise<void>;
}

export interface Offices {
  insert(office: Office): Promise<void>;
  findById(id: string): Promise<Office | undefined>;
  /** One that ended keeps its end. One that was to begin later never does. */
  end(id: string, at: Date): Promise<void>;
  /** Offices in force at this instant. */
  listByUnit(unitId: string, now: Date): Promise<Office[]>;
  /** In force, and those that begin later. */
  listComing(unitId: string, now: Date): Promise<Office[]>;
  listByRole(role: Role, now: Date): Promise<Office[]>;
  listByMember(memberId: string, now: Date): Promise<Office[]>;
  listByAccount(accountId: string, now: Date): Promise<Office[]>;
  /** Whether it began by this instant, ended or not. */
  hasHeld(memberId: string, role: Role, now: Date): Promise<boolean>;
}

export interface Invitations {
  insert(invitation: Invitation & { tokenHash: string; codeHash?: string }): Promise<void>;
  findByCode(codeHash: string): Promise<Invitation | undefined>;
  findByHash(tokenHash: string): Promise<Invitation | undefined>;
  findById(id: string): Promise<Invitation | undefined>;
  /** Not withdrawn, not used up, not expired; newest first. */
  listAlive(unitId: string, now: Date): Promise<Invitation[]>;
  withdraw(id: string, at: Date): Promise<void>;
  withdrawByMember(memberId: string, at: Date): Promise<void>;
  /** Those of the bot itself; the claims of units stay. */
  withdrawClaims(at: Date): Promise<void>;
  /** False where it was used already: of two at once only one wins. */
  use(id: string, at: Date): Promise<boolean>;
}

export interface JoinRequests {
  insert(request: JoinRequest): Promise<void>;
  findById(id: string): Promise<JoinRequest | undefined>;
  findLatestByAccount(accountId: string): Promise<JoinRequest | undefined>;
  findWaiting(unitId: string, accountId: string): Promise<JoinRequest | undefined>;
  listWaiting(unitId: string): Promise<JoinRequest[]>;
  listByMember(memberId: string): Promise<JoinRequest[]>;
  update(request: JoinRequest): Promise<void>;
  /** The requests that nobody has decided yet, of one unit or of all. */
  deleteWaiting(accountId: string, unitId?: string): Promise<void>;
  /** Those of this account, and its trace in those of whoever took over its roster row. */
  deleteByAccount(accountId: string): Promise<void>;
}

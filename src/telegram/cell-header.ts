import type { Account } from '../core/model/people.ts';
import type { Actor } from '../core/permissions.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Places } from '../core/ports/units.ts';
import type { Translator } from '../i18n/translator.ts';
import { boundToCell, parseCallback } from '../screens/callback-data.ts';
import { cutHtml } from '../screens/cut-html.ts';
import type { Button, Screen } from '../screens/screen.ts';
import { parsedLength } from '../screens/pages.ts';
import type { Attachment, Input, Turn } from '../screens/feature.ts';

type Deps = {
  places: Pick<Places, 'listCells' | 'cellsOf'>;
  accounts: Pick<Accounts, 'findById' | 'readDraft'>;
};

type Cell = { unitId: string; name: string };

export type CellHeader = ReturnType<typeof createCellHeader>;

/** Commands that are about the cell somebody is in. */
const ofActiveCell: readonly string[] = [
  ...['tusoi', 'camket', 'lich', 'chibo', 'moi', 'tonghop', 'nhac', 'tiendo', 'trogiup'],
];

/** Taps about the person, which concern a cell only where an id says so. */
const ofPerson = /^(own_data|language|consent|join)\./;

/** Taps about the tree of units, whose screens name what they are about. */
const ofTree = /^(unit|switch)\./;

/** Buttons that go on with what is being put together, whichever screen they stand on. */
const ofDraft = /^(plan\.(ask|day|usual|round|create)|suggestion\.(draft|named|counted|counted_now))$/;

/**
 * Which cell a screen is about, for those who belong to several: the one place where this is decided. A tap goes by the
 * cell of the screen it was made on, what is typed by the cell of what is being asked, a command by the cell somebody
 * is in; and the screen that answers says which it was.
 */
export function createCellHeader({ places, accounts }: Deps) {
  return {
    /**
     * The person as whoever they are in the cell that this is about. `left`: the button was bound to a cell that they
     * no longer belong to, or to another one than what it goes on with.
     */
    async settle(
      input: Input,
      { account, actor }: { account: Account; actor: Actor },
    ): Promise<{ status: 'settled'; actor: Actor; aboutId: string | undefined } | { status: 'left' }> {
      const own = new Set(actor.memberships.map(({ unitId }) => unitId));
      const bound = input.kind === 'tap' ? input.cellId : undefined;
      if (bound !== undefined && !own.has(bound)) return { status: 'left' };
      if (own.size < 2) return { status: 'settled', actor, aboutId: undefined };
      const aboutId = await aboutOf(input, account, own);
      if (bound !== undefined && aboutId !== undefined && aboutId !== bound) return { status: 'left' };
      const cellId = bound ?? aboutId;
      if (cellId === undefined) return { status: 'settled', actor, aboutId: undefined };
      return { status: 'settled', actor: { ...actor, activeUnitId: cellId }, aboutId: cellId };
    },

    /** What somebody gets for what they did, as the cell they are in was before. */
    async onTurn(
      turn: Turn,
      input: Input,
      whose: { account: Account; translator: Translator; aboutId: string | undefined; activeId?: string },
    ): Promise<Turn> {
      if (isEmpty(turn)) return turn;
      const { account, translator, aboutId, activeId } = whose;
      const cells = await places.listCells(account.id);
      if (cells.length < 2) return turn;
      const isSwitching =
        input.kind === 'tap'
          ? input.action === 'switch.to'
          : input.kind === 'command' && input.command === 'chuyen';
      if (isSwitching) return turn;
      const told = await withNewCell(turn, { account, translator, cells });
      if (input.kind === 'tap' && ofTree.test(input.action)) return told;
      const given = aboutId === undefined ? [] : [aboutId];
      const cell =
        (await cellOn(told, { account, given, cells })) ??
        (goesByActive(input) ? byId(cells, activeId) : undefined);
      return cell === undefined ? told : named(told, cell, translator);
    },

    /** What the bot says of its own accord; `given` are the ids that the notice carries. */
    async onNotice(
      screen: Screen,
      { account, translator, joinedId }: { account: Account; translator: Translator; joinedId?: string },
      given: readonly string[],
    ): Promise<Screen> {
      const cells = await places.listCells(account.id);
      if (cells.length < 2) return screen;
      const joined = joinedId === account.activeUnitId ? byId(cells, joinedId) : undefined;
      const text =
        joined === undefined ? screen.text : `${screen.text}\n\n${newCellText(joined, translator)}`;
      const told = { ...screen, text };
      const cell = await cellOn({ screen: told }, { account, given, cells });
      return cell === undefined ? told : withHeader(told, cell, translator);
    },
  };

  async function aboutOf(
    input: Input,
    account: Account,
    own: ReadonlySet<string>,
  ): Promise<string | undefined> {
    if (input.kind === 'command') return undefined;
    if (input.kind === 'tap' && !ofDraft.test(input.action))
      return firstOwn(input.args.filter(isId), account, own);
    if (account.dialogue === undefined || account.dialogue === 'units') return undefined;
    return firstOwn(idsIn(await accounts.readDraft(account.id)), account, own);
  }

  async function firstOwn(
    ids: readonly string[],
    account: Account,
    own: ReadonlySet<string>,
  ): Promise<string | undefined> {
    const cellOf = await places.cellsOf(ids, account.id);
    return ids.flatMap((id) => cellOf.get(id) ?? []).find((unitId) => own.has(unitId));
  }

  /** By what is given, or else by the ids that its own buttons carry, where they are all of one cell. */
  async function cellOn(
    { screen, more }: Turn,
    { account, given, cells }: { account: Account; given: readonly string[]; cells: readonly Cell[] },
  ): Promise<Cell | undefined> {
    const screens = [...(screen === undefined ? [] : [screen]), ...(more ?? []).flatMap(screenOf)];
    const shown = screens.flatMap(idsOn);
    const cellOf = await places.cellsOf([...new Set([...given.filter(isId), ...shown])], account.id);
    const unitsOf = (ids: readonly string[]): string[] => [
      ...new Set(ids.flatMap((id) => cellOf.get(id) ?? [])),
    ];
    const meant = unitsOf(given).flatMap((unitId) => byId(cells, unitId) ?? []);
    const [only, ...others] = unitsOf(shown);
    return meant[0] ?? (others.length === 0 ? byId(cells, only) : undefined);
  }

  /** Somebody who has just come into another cell is told that the commands are about that one now. */
  async function withNewCell(
    turn: Turn,
    { account, translator, cells }: { account: Account; translator: Translator; cells: readonly Cell[] },
  ): Promise<Turn> {
    const activeId = (await accounts.findById(account.id))?.activeUnitId;
    const cell = byId(cells, activeId);
    if (cell === undefined || activeId === account.activeUnitId) return turn;
    const text = newCellText(cell, translator);
    if (turn.screen !== undefined)
      return { ...turn, screen: { ...turn.screen, text: `${turn.screen.text}\n\n${text}` } };
    if (turn.menu !== undefined) return { ...turn, menu: { text: `${turn.menu.text}\n\n${text}` } };
    return turn;
  }
}

function isEmpty({ screen, more, menu }: Turn): boolean {
  return screen === undefined && menu === undefined && (more ?? []).length === 0;
}

function newCellText({ name }: Cell, { t }: Translator): string {
  return t('switch-since-joining', { cell: name });
}

/** What names no cell by itself is about the one that somebody is in. */
function goesByActive(input: Input): boolean {
  if (input.kind === 'tap') return !ofPerson.test(input.action);
  return input.kind === 'command' && ofActiveCell.includes(input.command);
}

function byId(cells: readonly Cell[], unitId: string | undefined): Cell | undefined {
  return cells.find((cell) => cell.unitId === unitId);
}

function named(turn: Turn, cell: Cell, translator: Translator): Turn {
  const { screen, more, menu } = turn;
  return {
    ...turn,
    ...(screen === undefined ? {} : { screen: withHeader(screen, cell, translator) }),
    ...(more === undefined ? {} : { more: more.map((one) => attached(one, cell, translator)) }),
    ...(screen === undefined && menu !== undefined
      ? { menu: { text: headed(menu.text, cell, translator, longestMessage) } }
      : {}),
  };
}

function attached(attachment: Attachment, cell: Cell, translator: Translator): Attachment {
  if (attachment.kind === 'screen')
    return { ...attachment, screen: withHeader(attachment.screen, cell, translator) };
  return { ...attachment, caption: headed(attachment.caption, cell, translator, longestCaption) };
}

/** Its buttons stay with the cell, also when they are tapped much later. */
function withHeader(screen: Screen, cell: Cell, translator: Translator): Screen {
  return {
    ...screen,
    text: headed(screen.text, cell, translator, longestMessage),
    buttons: screen.buttons.map((row) => row.map((button) => bound(button, cell))),
  };
}

function bound(button: Button, { unitId }: Cell): Button {
  if (!('data' in button) || ofPerson.test(button.data) || ofTree.test(button.data)) return button;
  return { ...button, data: boundToCell(button.data, unitId) };
}

function headed(text: string, { name }: Cell, { t }: Translator, longest: number): string {
  const header = t('cell-header', { cell: name });
  return `${header}\n${cutHtml(text, longest - parsedLength(header) - 1)}`;
}

function screenOf(attachment: Attachment): Screen[] {
  return attachment.kind === 'screen' ? [attachment.screen] : [];
}

function idsOn({ buttons }: Screen): string[] {
  return buttons
    .flat()
    .flatMap((button) => ('data' in button ? (parseCallback(button.data)?.args ?? []) : []))
    .filter(isId);
}

/** Every id anywhere in what a dialogue has gathered. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

function isId(arg: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(arg);
}

const longestMessage = 4096;
const longestCaption = 1024;

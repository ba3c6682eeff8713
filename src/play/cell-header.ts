import type { Account } from '../core/model/people.ts';
import type { Actor } from '../core/permissions.ts';
import type { Accounts } from '../core/ports/people.ts';
import type { Units } from '../core/ports/units.ts';
import type { Translator } from '../i18n/translator.ts';
import { boundToCell } from '../screens/button-data.ts';
import { cutHtml } from '../screens/cut-html.ts';
import { bold } from '../screens/lines.ts';
import type { Button, Screen } from '../screens/screen.ts';
import { parsedLength } from '../screens/long-text.ts';
import type { Attachment, Feature, Input, NoticeShown, Turn } from '../screens/feature.ts';
import type { Routes } from './routes.ts';

type Deps = {
  units: Pick<Units, 'listCellsOf'>;
  accounts: Pick<Accounts, 'findById'>;
  routes: Pick<Routes, 'featureOf'>;
};

type Cell = { unitId: string; name: string };

/** What somebody did, and the part of the bot that answers it. */
type Asked = { input: Input; feature: Feature | undefined };

export type CellHeader = ReturnType<typeof createCellHeader>;

/**
 * Which cell a screen is about, for those who belong to several: the one place where this is decided. It is the cell
 * that its service worked on; where that names none, a tap goes by the cell of the screen it was made on, a command by
 * the one somebody is in; and the screen that answers says which it was.
 */
export function createCellHeader({ units, accounts, routes }: Deps) {
  return {
    /**
     * The person as whoever they are in the cell that this is about. `left`: the button was bound to a cell that they
     * no longer belong to, or to another one than what it goes on with.
     */
    async settle(
      { input, feature }: Asked,
      actor: Actor,
    ): Promise<{ status: 'settled'; actor: Actor; aboutId: string | undefined } | { status: 'left' }> {
      const aboutId = input.kind === 'tap' ? input.cellId : undefined;
      if (input.kind !== 'tap' || aboutId === undefined) return { status: 'settled', actor, aboutId };
      if (!actor.seats.some(({ unitId }) => unitId === aboutId)) return { status: 'left' };
      const goesOn = feature?.dialogue?.goesOn;
      if (actor.seats.length > 1 && goesOn?.taps.includes(input.action) === true) {
        const inHand = await goesOn.in(actor);
        if (inHand !== undefined && inHand !== aboutId) return { status: 'left' };
      }
      return { status: 'settled', actor: { ...actor, activeUnitId: aboutId }, aboutId };
    },

    /** What somebody gets for what they did, as the cell they are in was before. */
    async onTurn(
      turn: Turn,
      { input, feature }: Asked,
      whose: {
        account: Account;
        translator: Translator;
        aboutId: string | undefined;
        activeId?: string;
        /** In how many cells they were before. */
        seats: number;
      },
    ): Promise<Turn> {
      if (isEmpty(turn) || feature?.about === 'choice_of_cell') return turn;
      const { account, translator, aboutId, activeId, seats } = whose;
      // Only on the way in does somebody come into another cell, and then what they may do changes.
      const mayHaveCome = turn.menu !== undefined || feature === undefined || feature.about === 'person';
      if (seats < 2 && !mayHaveCome) return turn;
      const cells = await units.listCellsOf(account.id);
      if (cells.length < 2) return turn;
      const told = await withNewCell(turn, { account, translator, cells });
      if (feature?.about === 'units') return told;
      const isInCell = input.kind === 'tap' || (input.kind === 'command' && feature !== undefined);
      const inId = isInCell && feature?.about === undefined ? activeId : undefined;
      const cell = byId(cells, turn.cellId ?? aboutId ?? inId);
      return cell === undefined ? told : named(told, cell);
    },

    /** What the bot says of its own accord. */
    async onNotice(
      { joinedId, cellId, ...screen }: NoticeShown,
      { account, translator }: { account: Account; translator: Translator },
    ): Promise<Screen> {
      const cells = await units.listCellsOf(account.id);
      if (cells.length < 2) return screen;
      const joined = joinedId === account.activeUnitId ? byId(cells, joinedId) : undefined;
      const text =
        joined === undefined ? screen.text : `${screen.text}\n\n${newCellText(joined, translator)}`;
      const told = { ...screen, text };
      const cell = byId(cells, cellId);
      return cell === undefined ? told : withHeader(told, cell);
    },
  };

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

  function named(turn: Turn, cell: Cell): Turn {
    const { screen, more, menu } = turn;
    return {
      ...turn,
      ...(screen === undefined ? {} : { screen: withHeader(screen, cell) }),
      ...(more === undefined ? {} : { more: more.map((one) => attached(one, cell)) }),
      ...(screen === undefined && menu !== undefined
        ? { menu: { text: headed(menu.text, cell, longestMessage) } }
        : {}),
    };
  }

  function attached(attachment: Attachment, cell: Cell): Attachment {
    if (attachment.kind === 'screen') return { ...attachment, screen: withHeader(attachment.screen, cell) };
    return { ...attachment, caption: headed(attachment.caption, cell, longestCaption) };
  }

  /** Its buttons stay with the cell, also when they are tapped much later. */
  function withHeader(screen: Screen, cell: Cell): Screen {
    return {
      ...screen,
      text: headed(screen.text, cell, longestMessage),
      buttons: screen.buttons.map((row) => row.map((button) => bound(button, cell))),
    };
  }

  function bound(button: Button, { unitId }: Cell): Button {
    const feature = routes.featureOf(button);
    if (!('data' in button) || feature?.about !== undefined) return button;
    return { ...button, data: boundToCell(button.data, unitId) };
  }
}

function isEmpty({ screen, more, menu }: Turn): boolean {
  return screen === undefined && menu === undefined && (more ?? []).length === 0;
}

function newCellText({ name }: Cell, { t }: Translator): string {
  return t('switch.since_joining', { cell: name });
}

function byId(cells: readonly Cell[], unitId: string | undefined): Cell | undefined {
  return cells.find((cell) => cell.unitId === unitId);
}

function headed(text: string, { name }: Cell, longest: number): string {
  const header = bold(`[${name}]`);
  return `${header}\n${cutHtml(text, longest - parsedLength(header) - 1)}`;
}

const longestMessage = 4096;
const longestCaption = 1024;

import type { Places } from '../core/ports/units.ts';
import type { Translator } from '../i18n/translator.ts';
import { parseCallback } from '../views/callback-data.ts';
import type { Screen } from '../views/screen.ts';
import type { Turn } from './feature.ts';
import type { Wish } from './routes.ts';

type Deps = { places: Pick<Places, 'listCells' | 'cellOf'> };

type Whose = { accountId: string; translator: Translator };

export type CellHeader = ReturnType<typeof createCellHeader>;

/** Commands that are about the cell somebody is in, where neither the screen nor the tap names one. */
const ofActiveCell: readonly string[] = [
  'tusoi',
  'camket',
  'lich',
  'chibo',
  'moi',
  'tonghop',
  'nhac',
  'gopy',
];

/**
 * Says above a screen which cell it is about, for those who belong to more than one. The cell is found by the ids that
 * the screen's own buttons carry, so that no part of the bot has to know of it.
 */
export function createCellHeader({ places }: Deps) {
  return {
    /** What somebody gets for what they did. */
    async onTurn(turn: Turn, wish: Wish, whose: Whose & { activeUnitId: string | undefined }): Promise<Turn> {
      if (turn.screen === undefined) return turn;
      const given = wish.kind === 'tap' ? wish.args : [];
      const isOfActive = wish.kind === 'command' && ofActiveCell.includes(wish.command);
      const fallback = isOfActive ? whose.activeUnitId : undefined;
      const isSwitching = wish.kind === 'tap' ? wish.action === 'switch.to' : false;
      if (isSwitching || (wish.kind === 'command' && wish.command === 'chuyen')) return turn;
      return {
        ...turn,
        screen: await headed(turn.screen, whose, [...given, ...(fallback ? [fallback] : [])]),
      };
    },

    /** What the bot says of its own accord; `given` are the ids that the notice carries. */
    onNotice: (screen: Screen, whose: Whose, given: readonly string[]): Promise<Screen> =>
      headed(screen, whose, given),
  };

  async function headed(
    screen: Screen,
    { accountId, translator }: Whose,
    given: readonly string[],
  ): Promise<Screen> {
    const cells = await places.listCells(accountId);
    if (cells.length < 2) return screen;
    for (const id of new Set([...idsOn(screen), ...given].filter(isId))) {
      const unitId = await places.cellOf(id);
      const cell = cells.find((one) => one.unitId === unitId);
      if (cell !== undefined) return withHeader(screen, translator.t('cell-header', { cell: cell.name }));
    }
    return screen;
  }
}

function idsOn({ buttons }: Screen): string[] {
  return buttons
    .flat()
    .flatMap((button) => ('data' in button ? (parseCallback(button.data)?.args ?? []) : []));
}

function isId(arg: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(arg);
}

/** A screen that is as long as a message may be keeps its words. */
function withHeader(screen: Screen, header: string): Screen {
  const text = `${header}\n${screen.text}`;
  return text.length > longestMessage ? screen : { ...screen, text };
}

const longestMessage = 4096;

import { hasUnits, type Action, type Actor } from '../core/permissions.ts';
import { foldMarks } from '../core/text/fold.ts';
import type { Messages } from '../i18n/messages.ts';

/** A line of the menu, for those who may do what it says, or whom it is of use to. */
type MenuLine = { text: Extract<keyof Messages, `menu.${string}` | 'keyboard.help'> } & (
  { action: Action } | { isFor: (actor: Actor) => boolean }
);

type Command = {
  /** What the feature that answers it is found by. */
  name: string;
  english: string;
  menu?: MenuLine;
  /** Answered in a cell's group as well, and listed there. */
  inGroups?: true;
  /** What a keyboard says for it in both languages, as typed with or without marks. */
  words?: readonly string[];
  /** A link that carries this leads to it, from a group into the private chat. */
  startPayload?: string;
};

/** Every command but /start, in the order of the menu. */
export const commands: readonly Command[] = [
  {
    ...{ name: 'tusoi', english: 'review', startPayload: 'tusoi' },
    menu: { action: 'review', text: 'menu.review' },
    words: ['tu soi', 'my review', 'review'],
  },
  {
    ...{ name: 'camket', english: 'commitments' },
    menu: { action: 'commitments', text: 'menu.commitments' },
    words: ['cam ket', 'commitments'],
  },
  {
    ...{ name: 'lich', english: 'schedule' },
    menu: { action: 'schedule', text: 'menu.schedule' },
    // "Lịch họp" is on keyboards that stand in chats since earlier versions.
    words: ['lich sinh hoat', 'lich hop', 'schedule'],
  },
  {
    ...{ name: 'tonghop', english: 'summary' },
    menu: { action: 'summary_read', text: 'menu.summary' },
    words: ['tong hop', 'summary'],
  },
  {
    ...{ name: 'nhac', english: 'remind' },
    menu: { action: 'remind', text: 'menu.remind' },
    words: ['nhac gui', 'remind'],
  },
  {
    ...{ name: 'tiendo', english: 'progress', inGroups: true },
    menu: { action: 'progress', text: 'menu.progress' },
  },
  {
    ...{ name: 'chibo', english: 'cell' },
    menu: { action: 'cell_read', text: 'menu.cell' },
    words: ['chi bo', 'cell'],
  },
  { name: 'moi', english: 'invite', menu: { action: 'invite', text: 'menu.invite' } },
  {
    ...{ name: 'donvi', english: 'unit' },
    menu: { isFor: hasUnits, text: 'menu.units' },
    words: ['don vi', 'units'],
  },
  {
    ...{ name: 'chuyen', english: 'switch' },
    menu: { isFor: ({ seats }) => seats.length > 1, text: 'menu.switch' },
  },
  { name: 'dulieu', english: 'mydata', menu: { action: 'own_data', text: 'menu.data' } },
  { name: 'ngonngu', english: 'language', menu: { action: 'language', text: 'menu.language' } },
  {
    ...{ name: 'trogiup', english: 'help' },
    menu: { action: 'help', text: 'keyboard.help' },
    words: ['tro giup', 'help'],
  },
  { name: 'huy', english: 'cancel' },
];

/** What the link by which the bot is added to a group says there, and what may be typed there. */
export const groupPayload = 'chibo';

/** English and Vietnamese names of the commands. */
export const aliases: ReadonlyMap<string, string> = new Map(
  commands.map(({ english, name }) => [english, name]),
);

const byWord: ReadonlyMap<string, string> = new Map(
  commands.flatMap(({ name, words = [] }) => words.map((word) => [word, name])),
);

const byStartPayload: ReadonlyMap<string, string> = new Map(
  commands.flatMap(({ name, startPayload }) => (startPayload === undefined ? [] : [[startPayload, name]])),
);

/** The command that the words of a keyboard stand for, also typed by hand. */
export function commandMeant(text: string): string | undefined {
  return text.length <= 40 ? byWord.get(foldMarks(text.replace(/[^\p{L}\p{M}\s]/gu, ''))) : undefined;
}

/** A command by whatever name, or by the link that starts the bot with it. */
export function commandNamed(name: string, payload: string): { command: string; payload: string } {
  const linked = name === 'start' ? byStartPayload.get(payload) : undefined;
  return linked === undefined
    ? { command: aliases.get(name) ?? name, payload }
    : { command: linked, payload: '' };
}

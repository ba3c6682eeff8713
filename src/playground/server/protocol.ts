import type { FaultKind } from '../emulator/faults.ts';
import type { JsonObject } from '../emulator/json.ts';
import type { MessageView } from '../emulator/message-view.ts';

/** What the demo's server and its page tell each other. */

export type { FaultKind, JsonObject, MessageView };

export type CommandView = { command: string; description: string };
export type KeyboardView = { rows: string[][]; isOneTime: boolean; placeholder?: string };

/** Whom somebody plays in the demo's cell. */
export type Part = 'secretary' | 'deputy' | 'member' | 'officer' | 'neighbour';

/** What the page and the bot's people speak. */
export type Language = 'vi' | 'en';

export type PersonView = {
  id: number;
  name: string;
  part?: Part;
  languageCode: string;
  hasStarted: boolean;
  isBlocked: boolean;
  isDeleted: boolean;
  keyboard?: KeyboardView;
  /** The message that a forced reply answers. */
  forceReplyTo?: number;
  commands: CommandView[];
};

export type GroupView = {
  id: number;
  title: string;
  hasBot: boolean;
  memberIds: number[];
  commands: CommandView[];
};

export type BotView = { id: number; name: string; username: string; description: string };

export const moves = ['hour', 'day', 'month', 'reminder', 'meeting'] as const;
export type Move = (typeof moves)[number];
export type ClockView = { now: string; zone: string; moving?: Move };

export type Moved =
  /** `messages` counts what the bot sent on the way of its own accord. */
  { status: 'moved'; now: string; messages: number } | { status: 'nothing_ahead' };

export type CallView = {
  id: number;
  method: string;
  at: string;
  payload: JsonObject;
  outcome:
    | { status: 'pending' | 'abandoned' }
    | { status: 'accepted'; result: string }
    | { status: 'refused'; code: number; error: string; isReach: boolean }
    | { status: 'faulted'; fault: FaultKind; wasDone: boolean };
};

export type FaultView = { kind: FaultKind; method?: string; chatId?: number; left: number };

export type Checks = { refused: number; unreachable: number; unanswered: number; waiting: number };

export type Phase = 'starting' | 'seeding' | 'ready';

export type DemoState = {
  phase: Phase;
  /** What the demo was started in. */
  language: Language;
  bot: BotView;
  clock: ClockView;
  people: PersonView[];
  groups: GroupView[];
  messages: { chatId: number; messages: MessageView[] }[];
  /** Makes whoever opens it operator and secretary of the first cell; gone once somebody has. */
  claimLink?: string;
  /** The page of the web door, where it is open. */
  doorUrl?: string;
  calls: CallView[];
  faults: FaultView[];
  checks: Checks;
};

export type DemoEvent =
  | { type: 'state'; state: DemoState }
  | { type: 'message'; message: MessageView }
  | { type: 'deleted'; chatId: number; messageIds: number[] }
  | { type: 'person'; person: PersonView }
  | { type: 'group'; group: GroupView }
  | { type: 'bot'; bot: BotView }
  | { type: 'claim'; link: string | undefined }
  | {
      type: 'answered';
      queryId: string;
      userId: number;
      chatId: number;
      messageId: number;
      text: string;
      isAlert: boolean;
      url?: string;
    }
  | { type: 'clock'; clock: ClockView }
  | { type: 'call'; call: CallView }
  | { type: 'faults'; faults: FaultView[] }
  | { type: 'checks'; checks: Checks };

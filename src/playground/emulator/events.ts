import type { Call } from './call.ts';
import type { CallbackQuery, ChatMessage, ReplyKeyboard } from './model.ts';

/** Everything a page beside the emulator has to know to draw it. */
export type EmulatorEvent =
  | { type: 'message_sent'; chatId: number; message: ChatMessage }
  | { type: 'message_edited'; chatId: number; message: ChatMessage }
  | { type: 'keyboard_changed'; chatId: number; keyboard: ReplyKeyboard | undefined }
  | { type: 'callback_answered'; query: CallbackQuery }
  | { type: 'commands_changed'; scope: string; languageCode: string }
  | { type: 'profile_changed' }
  | { type: 'update_queued'; updateId: number }
  | { type: 'updates_confirmed'; pending: number }
  | { type: 'call_received'; call: Call }
  | { type: 'call_answered'; call: Call };

export type Listener = (event: EmulatorEvent) => void;

export type Events = {
  emit: Listener;
  on: (listener: Listener) => void;
  off: (listener: Listener) => void;
};

export function createEvents(): Events {
  const listeners = new Set<Listener>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    on: (listener) => {
      listeners.add(listener);
    },
    off: (listener) => {
      listeners.delete(listener);
    },
  };
}

import { pastedLink } from '../core/joining/invitation.ts';
import type { DialogueName } from '../core/model/people.ts';
import { parseButton } from '../screens/button-data.ts';
import { aliases, commandMeant, commandNamed } from '../screens/commands.ts';
import type { Feature, Handler, Input, Turn, Who } from '../screens/feature.ts';
import type { Button, Screen } from '../screens/screen.ts';
import { refusalTurn } from './refusals.ts';

/** The part of the bot that answers, ready to be run. */
export type Route = { feature: Feature; run: (who: Who) => Promise<Turn> };

export type Routes = {
  /** Whether there is a command of this name, in either language. */
  answers(command: string): boolean;
  find(input: Input, dialogue: DialogueName | undefined): Route | undefined;
  /** How large a file this dialogue takes; undefined where it waits for none. */
  takesFile(dialogue: DialogueName): number | undefined;
  /** What a button leads to. */
  featureOf(button: Button): Feature | undefined;
  /** An edit cannot protect what was sent unprotected: a message that may become somebody's words is, from the start. */
  guarded(screen: Screen): Screen;
};

type Owned<Kind extends Input['kind']> = { feature: Feature; handler: Handler<Kind> };

export function createRoutes(features: readonly Feature[]): Routes {
  const commands = new Map<string, Owned<'command'>>();
  const taps = new Map<string, Owned<'tap'>>();
  const dialogues = new Map<DialogueName, Owned<'text' | 'other' | 'edited'>>();
  for (const feature of features) {
    for (const [command, handler] of Object.entries(feature.commands ?? {}))
      setOnce(commands, command, { feature, handler });
    for (const [action, handler] of Object.entries(feature.taps ?? {}))
      setOnce(taps, action, { feature, handler });
    if (feature.dialogue !== undefined)
      setOnce(dialogues, feature.dialogue.name, { feature, handler: feature.dialogue.hears });
  }

  return {
    answers: (command) => commands.has(aliases.get(command) ?? command),
    find: (input, dialogue) => {
      switch (input.kind) {
        case 'command':
          return route(commands.get(input.command), input);
        case 'tap':
          return route(taps.get(input.action), input);
        case 'text':
        case 'other':
        case 'edited':
          return route(dialogue && dialogues.get(dialogue), input);
      }
    },
    takesFile: (dialogue) => dialogues.get(dialogue)?.feature.dialogue?.takesFile,
    featureOf,
    guarded: (screen) => {
      const leadsToWords = screen.buttons.flat().some((button) => featureOf(button)?.showsWords === true);
      return leadsToWords ? { ...screen, protect: true } : screen;
    },
  };

  function featureOf(button: Button): Feature | undefined {
    return 'data' in button ? taps.get(parseButton(button.data)?.action ?? '')?.feature : undefined;
  }
}

function route<Kind extends Input['kind']>(
  owned: Owned<Kind> | undefined,
  input: Extract<Input, { kind: Kind }>,
): Route | undefined {
  if (owned === undefined) return undefined;
  const { feature, handler } = owned;
  return {
    feature,
    run: async (who) => {
      const request = { ...who, input };
      const answer = await handler(request);
      return answer.status === undefined ? answer : refusalTurn(answer, request, feature.refusals);
    },
  };
}

function setOnce<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (map.has(key)) throw new Error(`two parts of the bot answer "${String(key)}"`);
  map.set(key, value);
}

/** What was typed, by whatever channel; undefined text is anything that is no text. */
export function typedInput(text: string | undefined, botUsername: string): Input {
  if (text === undefined) return { kind: 'other' };
  const command = /^\/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/.exec(text);
  if (command !== null) return commandOf((command[1] ?? '').toLowerCase(), (command[2] ?? '').trim());
  const link = pastedLink(text, botUsername);
  if (link?.to === 'this_bot') return commandOf('start', link.payload);
  if (link?.to === 'another_bot') return { kind: 'text', text, anotherBot: link.username };
  const meant = commandMeant(text);
  return meant === undefined ? { kind: 'text', text } : { kind: 'command', command: meant, payload: '' };
}

/** What a button carries. */
export function tappedInput(data: string | undefined): Input {
  return { kind: 'tap', ...(parseButton(data ?? '') ?? unknownButton) };
}

/** One that this program cannot have written. */
const unknownButton = { action: '', args: [] };

function commandOf(name: string, payload: string): Input {
  return { kind: 'command', ...commandNamed(name, payload) };
}

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommandView, PersonView } from '../server/protocol.ts';
import type { Composing } from './bubble.tsx';
import { act, type Did } from './connection.ts';
import { Icon } from './icons.tsx';
import type { Pane } from './panes.ts';
import { Popup } from './popup.tsx';
import { word, type Word } from './words.ts';

type Props = {
  pane: Pane;
  person: PersonView;
  commands: readonly CommandView[];
  composing: Composing | undefined;
  /** Where the screen is small and the buttons to press stand under the message. */
  hidesKeyboard: boolean;
  onComposed: () => void;
};

/** What somebody has typed and not sent stays when the chat is closed and opened again. */
const drafts = new Map<number, string>();
const tallestPx = 160;

export function Composer({ pane, person, commands, composing, hidesKeyboard, onComposed }: Props) {
  const [text, setText] = useState(drafts.get(pane.chatId) ?? '');
  const [asked, setAsked] = useState<boolean>();
  const showsKeyboard = asked ?? !hidesKeyboard;
  const [showsCommands, setShowsCommands] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const group = pane.chatId < 0 ? pane.chatId : undefined;
  const keyboard = group === undefined ? person.keyboard : undefined;
  const found = showsCommands ? commands : matching(commands, text);
  const who = { person: pane.personId, group };

  useLayoutEffect(() => {
    const field = input.current;
    if (field === null) return;
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, tallestPx)}px`;
  }, [text]);

  useEffect(() => {
    setAsked(undefined);
  }, [hidesKeyboard]);

  useEffect(() => {
    if (composing === undefined) return;
    if (composing.kind === 'edit') write(composing.message.text);
    input.current?.focus();
  }, [composing]);

  useEffect(() => {
    if (!showsCommands) return undefined;
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) {
        setShowsCommands(false);
      }
    };
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [showsCommands]);

  function write(next: string): void {
    drafts.set(pane.chatId, next);
    setText(next);
    setShowsCommands(false);
  }

  function send(words: string): void {
    const message = words.trim();
    if (message === '') return;
    write('');
    void deliver(message).then(({ status }) => {
      if (status === 'failed' && drafts.get(pane.chatId) === '') write(words);
    });
    onComposed();
    input.current?.focus();
  }

  function deliver(message: string): Promise<Did> {
    if (composing?.kind === 'edit') {
      return act({ do: 'edit', ...who, message: composing.message.messageId, text: message });
    }
    return act({ do: 'say', ...who, text: message, replyTo: composing?.message.messageId });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      setShowsCommands(false);
      if (composing?.kind === 'edit') write('');
      onComposed();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send(text);
  }

  return (
    <div class="composer" ref={root}>
      {found.length > 0 && (
        <CommandList
          commands={found}
          onChoose={(command) => {
            setShowsCommands(false);
            send(`/${command}`);
          }}
          onClose={() => {
            setShowsCommands(false);
            input.current?.focus();
          }}
        />
      )}
      {composing !== undefined && (
        <div class="composing">
          <Icon name={composing.kind} />
          <div>
            <strong>{word(composing.kind === 'edit' ? 'editing' : 'replying')}</strong>
            <span>{composing.message.text}</span>
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label={word('cancel')}
            onClick={() => {
              if (composing.kind === 'edit') write('');
              onComposed();
            }}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
      <div class="input-row">
        <button
          type="button"
          class="commands-button"
          aria-label={word('commands')}
          title={word('commands')}
          aria-expanded={showsCommands}
          disabled={commands.length === 0}
          onClick={() => {
            setShowsCommands(!showsCommands);
          }}
        >
          /
        </button>
        <textarea
          ref={input}
          rows={1}
          value={text}
          maxLength={4096}
          aria-label={word('message')}
          placeholder={keyboard?.placeholder ?? word('message')}
          onInput={(event) => {
            write(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Popup label={word('attach')} opens="up" items={attachments(who)}>
          <Icon name="attach" />
        </Popup>
        {keyboard !== undefined && (
          <button
            type="button"
            class={`icon-button ${showsKeyboard ? 'on' : ''}`}
            aria-label={word(showsKeyboard ? 'keyboard-hide' : 'keyboard-show')}
            title={word(showsKeyboard ? 'keyboard-hide' : 'keyboard-show')}
            aria-pressed={showsKeyboard}
            onClick={() => {
              setAsked(!showsKeyboard);
            }}
          >
            <Icon name="keyboard" />
          </button>
        )}
        <button
          type="button"
          class="send"
          aria-label={word('send')}
          title={word('send')}
          disabled={text.trim() === ''}
          onClick={() => {
            send(text);
          }}
        >
          <Icon name={composing?.kind === 'edit' ? 'check' : 'send'} />
        </button>
      </div>
      {keyboard !== undefined && showsKeyboard && (
        <div class="reply-keyboard" role="group" aria-label={word('keyboard')}>
          {keyboard.rows.map((row) => (
            <div class="reply-row" key={row.join('|')}>
              {row.map((label) => (
                <button
                  key={label}
                  type="button"
                  onClick={() => {
                    void act({ do: 'press', person: pane.personId, label });
                  }}
                >
                  {label}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function CommandList(props: {
  commands: readonly CommandView[];
  onChoose: (command: string) => void;
  onClose: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') props.onClose();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    items.at((at + step) % items.length)?.focus();
  }

  return (
    <div class="command-list" ref={list} onKeyDown={onKeyDown} role="group" aria-label={word('commands')}>
      {props.commands.map(({ command, description }) => (
        <button
          type="button"
          key={command}
          onClick={() => {
            props.onChoose(command);
          }}
        >
          <strong>/{command}</strong>
          <span>{description}</span>
        </button>
      ))}
    </div>
  );
}

/** What fits while a command is being typed. */
function matching(commands: readonly CommandView[], text: string): readonly CommandView[] {
  const typed = /^\/(\w*)$/.exec(text)?.[1];
  return typed === undefined ? [] : commands.filter(({ command }) => command.startsWith(typed.toLowerCase()));
}

const contents = ['photo', 'document', 'sticker', 'voice', 'contact'] as const;

function attachments(who: { person: number; group?: number }) {
  return contents.map((content) => {
    const name: Word = `send-${content}`;
    return {
      label: word(name),
      icon: content === 'photo' || content === 'sticker' ? ('attach' as const) : iconOf(content),
      onChoose: () => {
        if (content === 'document') chooseFile(who);
        else void act({ do: 'send', ...who, content });
      },
    };
  });
}

/** Asks for a file of the person's own, and sends it as it is. */
function chooseFile(who: { person: number; group?: number }): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.addEventListener('change', () => {
    const [chosen] = input.files ?? [];
    if (chosen === undefined) return;
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      const file = { name: chosen.name, base64: url.slice(url.indexOf(',') + 1) };
      void act({ do: 'send', ...who, content: 'document', file });
    });
    reader.readAsDataURL(chosen);
  });
  input.click();
}

function iconOf(content: 'document' | 'voice' | 'contact') {
  return content === 'document'
    ? ('file' as const)
    : content === 'voice'
      ? ('voice' as const)
      : ('person' as const);
}

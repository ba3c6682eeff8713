import { useEffect, useState } from 'preact/hooks';
import type { GroupView, MessageView, PersonView } from '../server/protocol.ts';
import { Avatar } from './avatar.tsx';
import type { Composing } from './bubble.tsx';
import { Composer } from './composer.tsx';
import { ClockMenu } from './clock-bar.tsx';
import { act } from './connection.ts';
import { hideDoor, showDoor, shownDoor } from './door.ts';
import { flashes } from './flashes.ts';
import { Icon } from './icons.tsx';
import { Log } from './log.tsx';
import type { Model } from './model.ts';
import { closePane, focusPane, paneOf, showChat, showList, type Pane } from './panes.ts';
import { Popup, type MenuItem } from './popup.tsx';
import { markRead } from './unread.ts';
import { word } from './words.ts';

type Props = {
  now: Model;
  pane: Pane;
  index: number;
  isFocused: boolean;
  isNarrow: boolean;
  canClose: boolean;
};

/** One person's chat with the bot, or the group as one person sees it. */
export function Chat({ now, pane, index, isFocused, isNarrow, canClose }: Props) {
  const [composing, setComposing] = useState<Composing>();
  const door = shownDoor.use();
  const messages = now.messages.get(pane.chatId) ?? [];
  const group = now.groups.find(({ id }) => id === pane.chatId);
  const person = now.people.find(({ id }) => id === pane.personId);
  const newest = messages.at(-1);
  const forced = person?.forceReplyTo;

  useEffect(() => {
    markRead(pane.chatId, newest?.messageId ?? 0);
  }, [pane.chatId, newest?.messageId]);

  useEffect(() => {
    const message = messages.find(({ messageId }) => messageId === forced);
    if (group === undefined && message !== undefined) setComposing({ kind: 'reply', message });
  }, [forced]);

  if (person === undefined) return null;
  const title = group?.title ?? person.name;
  const shown = group === undefined && door?.personId === person.id ? door : undefined;
  return (
    <section
      class={`chat ${isFocused ? 'focused' : ''}`}
      aria-label={`${word('chat-of')} ${title}`}
      data-chat={pane.chatId}
      onFocusCapture={() => {
        focusPane(index);
      }}
      onPointerDown={() => {
        focusPane(index);
      }}
    >
      <ChatHeader
        {...{ now, pane, index, person, group, isNarrow, canClose }}
        isOnPage={shown !== undefined}
      />
      {shown !== undefined && (
        <iframe
          class="door"
          key={`${shown.personId}${shown.hash}`}
          title={`${word('door-of')} ${title}`}
          src={`/door/${String(shown.personId)}${shown.hash}`}
        />
      )}
      {shown === undefined && (
        <>
          <Log now={now} pane={pane} messages={messages} label={title} onCompose={setComposing}>
            {group !== undefined && messages.length === 0 && (
              <div class="welcome">
                <p>{word('group-hint')}</p>
              </div>
            )}
            {group === undefined && messages.length === 0 && (
              <div class="welcome">
                <strong>{word('what-can')}</strong>
                <p>{now.bot.description}</p>
              </div>
            )}
          </Log>
          <ChatFlash chatId={pane.chatId} />
          {group !== undefined && <WriteAs now={now} pane={pane} group={group} />}
          <Foot
            {...{ pane, person, group, composing }}
            hasButtons={isNarrow && hasButtons(messages)}
            key={pane.chatId}
            onComposed={() => {
              setComposing(undefined);
            }}
          />
        </>
      )}
    </section>
  );
}

type HeaderProps = Omit<Props, 'isFocused'> & {
  person: PersonView;
  group: GroupView | undefined;
  isOnPage: boolean;
};

function ChatHeader({ now, pane, index, person, group, isNarrow, canClose, isOnPage }: HeaderProps) {
  const name = group?.title ?? person.name;
  return (
    <header class="chat-header">
      {isNarrow && (
        <button type="button" class="icon-button" aria-label={word('back-to-list')} onClick={showList}>
          <Icon name="back" />
        </button>
      )}
      <Avatar id={pane.chatId} name={name} isSmall />
      <div class="chat-title">
        <h2>{name}</h2>
        {group === undefined ? (
          <p>{isOnPage ? word('door-note') : subtitle(now, person)}</p>
        ) : (
          <p>
            {group.memberIds.length} {word('members-count')}
            {group.hasBot ? '' : ` · ${word('bot-outside')}`}
          </p>
        )}
      </div>
      {now.doorUrl !== undefined && group === undefined && (
        <button
          type="button"
          class={`icon-button ${isOnPage ? 'on' : ''}`}
          aria-label={word(isOnPage ? 'door-back' : 'door-show')}
          title={word(isOnPage ? 'door-back' : 'door-show')}
          onClick={() => {
            if (isOnPage) hideDoor();
            else showDoor(person.id);
          }}
        >
          <Icon name={isOnPage ? 'chat' : 'page'} />
        </button>
      )}
      {isNarrow && <ClockMenu now={now} />}
      <Popup
        label={word('more')}
        items={group === undefined ? personItems(person) : groupItems(now, pane, group)}
      >
        <Icon name="more" />
      </Popup>
      {canClose && (
        <button
          type="button"
          class="icon-button"
          aria-label={word('close-chat')}
          title={word('close-chat')}
          onClick={() => {
            closePane(index);
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

function subtitle({ bot }: Model, person: PersonView): string {
  if (person.isDeleted) return word('deleted-account');
  if (person.isBlocked) return word('blocked');
  const part = person.part === undefined ? '' : `${word(`part-${person.part}`)} · `;
  return `${part}${word('with-bot')} ${bot.name}`;
}

function WriteAs({ now, pane, group }: { now: Model; pane: Pane; group: GroupView }) {
  return (
    <label class="write-as">
      <span>{word('write-as')}</span>
      <select
        value={pane.personId}
        onChange={(event) => {
          showChat(paneOf(group.id, Number(event.currentTarget.value)));
        }}
      >
        {now.people
          .filter(({ id }) => group.memberIds.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    </label>
  );
}

function personItems({ id: person, isBlocked, isDeleted, languageCode }: PersonView): MenuItem[] {
  if (isDeleted)
    return [{ label: word('clear-chat'), onChoose: () => void act({ do: 'clear-chat', person }) }];
  const other = languageCode === 'en' ? 'vi' : 'en';
  const named = { vi: 'Tiếng Việt', en: 'English' };
  return [
    {
      label: word(isBlocked ? 'unblock' : 'block'),
      onChoose: () => void act({ do: 'block', person, isBlocked: !isBlocked }),
    },
    {
      label: `${word('app-language')}: ${named[other]}`,
      onChoose: () => void act({ do: 'speak', person, language: other }),
    },
    { label: word('clear-chat'), onChoose: () => void act({ do: 'clear-chat', person }) },
    {
      label: word('delete-account'),
      isDangerous: true,
      onChoose: () => void act({ do: 'delete-account', person }),
    },
  ];
}

function groupItems(now: Model, pane: Pane, { id: group, hasBot, memberIds }: GroupView): MenuItem[] {
  const outside = now.people.filter(({ id, isDeleted }) => !isDeleted && !memberIds.includes(id));
  return [
    {
      label: word(hasBot ? 'bot-out' : 'bot-in'),
      onChoose: () => void act({ do: 'bot-membership', group, by: pane.personId, isMember: !hasBot }),
    },
    ...outside.map(({ id, name }) => ({
      label: `${name}: ${word('join-group')}`,
      onChoose: () => void act({ do: 'membership', group, person: id, isMember: true }),
    })),
    {
      label: word('leave-group'),
      isDangerous: true,
      onChoose: () => void act({ do: 'membership', group, person: pane.personId, isMember: false }),
    },
  ];
}

type FootProps = {
  pane: Pane;
  person: PersonView;
  group: GroupView | undefined;
  composing: Composing | undefined;
  hasButtons: boolean;
  onComposed: () => void;
};

/** Whether the newest thing the bot said is answered by buttons below it. */
function hasButtons(messages: readonly MessageView[]): boolean {
  return (messages.findLast(({ isFromBot }) => isFromBot)?.buttons.length ?? 0) > 0;
}

function Foot({ pane, person, group, composing, hasButtons: hidesKeyboard, onComposed }: FootProps) {
  if (person.isDeleted) return <div class="foot-note">{word('deleted-account')}</div>;
  if (group !== undefined) {
    return (
      <Composer
        {...{ pane, person, composing, hidesKeyboard, onComposed }}
        commands={group.hasBot ? group.commands : []}
      />
    );
  }
  if (person.isBlocked || !person.hasStarted) {
    return (
      <div class="foot-start">
        <button
          type="button"
          onClick={() => {
            void act({ do: 'start', person: person.id });
          }}
        >
          {word(person.isBlocked ? 'restart' : 'start')}
        </button>
      </div>
    );
  }
  return <Composer {...{ pane, person, composing, hidesKeyboard, onComposed }} commands={person.commands} />;
}

function ChatFlash({ chatId }: { chatId: number }) {
  const shown = flashes.use().find((flash) => flash.chatId === chatId);
  return (
    <div class="flash-place" role="status">
      {shown !== undefined && (
        <div class="flash" key={shown.id}>
          {shown.text}
        </div>
      )}
    </div>
  );
}

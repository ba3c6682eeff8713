import { useState } from 'preact/hooks';
import type { MessageView } from '../server/protocol.ts';
import { Avatar } from './avatar.tsx';
import { AddPerson } from './dialogs.tsx';
import { Icon } from './icons.tsx';
import { nameOf } from './log.tsx';
import { timeOf, type Model } from './model.ts';
import { paneOf, showBeside, showChat, type Pane } from './panes.ts';
import { useUnread } from './unread.ts';
import { listTime } from './when.ts';
import { word, type Word } from './words.ts';

type Props = { now: Model; shown: readonly Pane[]; columns: number };

export function Sidebar({ now, shown, columns }: Props) {
  const unreadOf = useUnread();
  const [isAdding, setAdding] = useState(false);
  const common = { now, shown, canOpenBeside: columns > 1 };
  return (
    <nav class="sidebar" aria-label={word('people')}>
      <ul>
        {now.people.map((person) => (
          <Entry
            key={person.id}
            {...common}
            chatId={person.id}
            title={person.name}
            label={person.part === undefined ? undefined : word(`part-${person.part}`)}
            note={person.isBlocked ? word('blocked') : person.isDeleted ? word('deleted-account') : undefined}
            unread={unreadOf(person.id)}
          />
        ))}
        {now.groups.map((group) => (
          <Entry
            key={group.id}
            {...common}
            chatId={group.id}
            title={group.title}
            label={word('group')}
            unread={unreadOf(group.id)}
          />
        ))}
      </ul>
      <button
        type="button"
        class="add-person"
        onClick={() => {
          setAdding(true);
        }}
      >
        <Icon name="plus" />
        {word('add-person')}
      </button>
      <Hints
        hints={isSetUp(now) ? (now.doorUrl === undefined ? hints : [...hints, 'hint-page']) : hintsWhenEmpty}
      />
      {isAdding && (
        <AddPerson
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </nav>
  );
}

const hints = [
  ...(['hint-review', 'hint-reminder', 'hint-summary', 'hint-documents'] as const),
  ...(['hint-own-documents', 'hint-suggestion'] as const),
  ...(['hint-group', 'hint-ward', 'hint-invite'] as const),
];
const hintsWhenEmpty = ['hint-claim', 'hint-roster', 'hint-link', 'hint-first-group'] as const;

/** The seeded cell: there somebody besides the secretary has met the bot. */
function isSetUp({ people }: Model): boolean {
  return people.filter(({ hasStarted }) => hasStarted).length > 1;
}

function Hints({ hints }: { hints: readonly Word[] }) {
  return (
    <details class="hints" open>
      <summary>{word('hints')}</summary>
      <ol>
        {hints.map((hint) => (
          <li key={hint}>{word(hint)}</li>
        ))}
      </ol>
    </details>
  );
}

type EntryProps = {
  now: Model;
  shown: readonly Pane[];
  canOpenBeside: boolean;
  chatId: number;
  title: string;
  label?: string;
  note?: string;
  unread: number;
};

function Entry({ now, shown, canOpenBeside, chatId, title, label, note, unread }: EntryProps) {
  const newest = now.messages.get(chatId)?.at(-1);
  const isShown = shown.some((pane) => pane.chatId === chatId);
  return (
    <li class={`entry ${isShown ? 'shown' : ''}`}>
      <button
        type="button"
        class="entry-button"
        aria-current={isShown}
        onClick={(event) => {
          const pane = paneOf(chatId);
          if ((event.ctrlKey || event.metaKey) && canOpenBeside) showBeside(pane);
          else showChat(pane);
        }}
      >
        <Avatar id={chatId} name={title} />
        <span class="entry-text">
          <span class="entry-top">
            <span class="entry-name">{title}</span>
            {newest !== undefined && <time>{listTime(newest.sentAt, timeOf(now.clock))}</time>}
          </span>
          <span class="entry-bottom">
            {label !== undefined && <span class="part">{label}</span>}
            <span class="preview">{note ?? previewOf(now, chatId, newest)}</span>
            {unread > 0 && (
              <span class="badge">
                {unread}
                <span class="hidden"> {word('unread')}</span>
              </span>
            )}
          </span>
        </span>
      </button>
      {canOpenBeside && !isShown && (
        <button
          type="button"
          class="icon-button beside"
          aria-label={`${word('beside')}: ${title}`}
          title={word('beside')}
          onClick={() => {
            showBeside(paneOf(chatId));
          }}
        >
          <Icon name="beside" />
        </button>
      )}
    </li>
  );
}

function previewOf(now: Model, chatId: number, message: MessageView | undefined): string {
  if (message === undefined) {
    const person = now.people.find(({ id }) => id === chatId);
    return person?.hasStarted === false ? word('not-started') : word('no-messages');
  }
  if (message.content === 'service') return word('service-other');
  const kind = message.content === 'text' ? [] : [word(message.content)];
  const words = [...kind, ...(message.text === '' ? [] : [message.text])].join(' · ');
  const isOwn = message.fromId === chatId;
  const author = isOwn ? word('you') : chatId < 0 ? nameOf(now, message.fromId) : undefined;
  return author === undefined ? words : `${author}: ${words}`;
}

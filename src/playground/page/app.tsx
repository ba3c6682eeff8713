import { useEffect, useState } from 'preact/hooks';
import { Chat } from './chat.tsx';
import { ClockBar } from './clock-bar.tsx';
import { act, isConnected } from './connection.ts';
import { Developer } from './developer.tsx';
import { AlertDialog, LinkDialog } from './dialogs.tsx';
import { flashes } from './flashes.ts';
import { Icon } from './icons.tsx';
import { followLink } from './links.ts';
import { model, type Model } from './model.ts';
import { isAddressed, panes, room, showFirst, visiblePanes, watchAddress } from './panes.ts';
import { Sidebar } from './sidebar.tsx';
import { markAllRead } from './unread.ts';
import { language, setLanguage, word } from './words.ts';

const narrowPx = 760;
const sidebarPx = 320;
const developerPx = 400;
const chatPx = 340;

export function App() {
  const now = model.use();
  const { open, focus } = panes.use();
  const [isDeveloping, setDeveloping] = useState(false);
  const { columns, isNarrow } = useRoom(isDeveloping);
  const shownLanguage = language.use();
  const isReady = now?.phase === 'ready';

  useEffect(watchAddress, []);
  useEffect(() => {
    document.documentElement.lang = shownLanguage;
    document.title = word('title');
  }, [shownLanguage]);
  useEffect(() => {
    if (now === undefined || !isReady) return;
    markAllRead(now);
    if (!isAddressed() && !room.get().isNarrow) showFirst(now);
  }, [isReady]);

  if (now === undefined) return <Splash title={word('preparing')} />;
  const known = open.filter(
    (pane) => now.messages.has(pane.chatId) || now.people.some(({ id }) => id === pane.chatId),
  );
  const visible = visiblePanes({ open: known, focus }, columns);
  const showsList = !isNarrow || visible.length === 0;
  // On a phone the chat's own header has the clock, and the words of the chat the room.
  const showsTopBar = showsList || isDeveloping;
  return (
    <div class={`app ${isNarrow ? 'narrow' : ''}`}>
      {showsTopBar && (
        <TopBar
          now={now}
          isNarrow={isNarrow}
          isDeveloping={isDeveloping}
          onDevelop={() => {
            setDeveloping(!isDeveloping);
          }}
        />
      )}
      <Notices now={now} />
      <div class="body">
        {showsList && <Sidebar now={now} shown={visible.map(({ pane }) => pane)} columns={columns} />}
        {(!isNarrow || visible.length > 0) && (
          <main class="chats">
            {visible.map(({ pane, index }) => (
              <Chat
                key={pane.chatId}
                {...{ now, pane, index, isNarrow }}
                isFocused={index === focus && visible.length > 1}
                canClose={!isNarrow && visible.length > 1}
              />
            ))}
            {visible.length === 0 && <p class="no-chat">{word('choose-chat')}</p>}
          </main>
        )}
        {isDeveloping && (
          <Developer
            now={now}
            onClose={() => {
              setDeveloping(false);
            }}
          />
        )}
      </div>
      <PageFlash />
      <AlertDialog now={now} />
      <LinkDialog now={now} />
      {!isReady && (
        <Splash title={word(now.phase === 'seeding' ? 'seeding' : 'preparing')} hint={word('seeding-hint')} />
      )}
    </div>
  );
}

type TopBarProps = { now: Model; isNarrow: boolean; isDeveloping: boolean; onDevelop: () => void };

function TopBar({ now, isNarrow, isDeveloping, onDevelop }: TopBarProps) {
  const shown = language.use();
  return (
    <header class="top-bar">
      <div class="brand">
        <img src="/icon.svg" alt="" width={32} height={32} />
        <div>
          <h1>{now.bot.name}</h1>
          <p>{word('brand-note')}</p>
        </div>
      </div>
      <ClockBar now={now} isNarrow={isNarrow} />
      <div class="tools">
        <button
          type="button"
          class="language"
          lang={shown === 'vi' ? 'en' : 'vi'}
          title={word('language-label')}
          onClick={() => {
            const other = shown === 'vi' ? 'en' : 'vi';
            setLanguage(other);
            void act({ do: 'language', language: other });
          }}
        >
          {isNarrow && <span aria-hidden="true">{shown === 'vi' ? 'EN' : 'VI'}</span>}
          <span class={isNarrow ? 'hidden' : ''}>{word('language')}</span>
        </button>
        <button
          type="button"
          class={`icon-button ${isDeveloping ? 'on' : ''}`}
          aria-label={word('developer')}
          title={word('developer')}
          aria-expanded={isDeveloping}
          onClick={onDevelop}
        >
          <Icon name="code" />
          {now.checks.refused > 0 && <span class="alarm" />}
        </button>
      </div>
    </header>
  );
}

function Notices({ now }: { now: Model }) {
  const connected = isConnected.use();
  const { claimLink, people } = now;
  const [first] = people;
  return (
    <>
      {!connected && (
        <p class="notice bad" role="status">
          {word('reconnecting')}
        </p>
      )}
      {claimLink !== undefined && first !== undefined && (
        <p class="notice">
          {word('claim')}
          <button type="button" class="main" onClick={() => void followLink(claimLink, first.id)}>
            {word('claim-open')} ({first.name})
          </button>
        </p>
      )}
    </>
  );
}

function PageFlash() {
  const shown = flashes.use().find((flash) => flash.chatId === undefined);
  return (
    <div class="page-flash" role="status">
      {shown !== undefined && (
        <div class="flash" key={shown.id}>
          {shown.text}
        </div>
      )}
    </div>
  );
}

function Splash({ title, hint }: { title: string; hint?: string }) {
  return (
    <div class="splash" role="status">
      <img src="/icon.svg" alt="" width={64} height={64} />
      <strong>{title}</strong>
      {hint !== undefined && <p>{hint}</p>}
      <span class="spinner" />
    </div>
  );
}

/** How many chats fit beside each other in this window. */
function useRoom(isDeveloping: boolean): { columns: number; isNarrow: boolean } {
  const measured = room.use();
  useEffect(() => {
    const measure = (): void => {
      const width = window.innerWidth;
      const isNarrow = width < narrowPx;
      const left = width - sidebarPx - (isDeveloping && width >= 1200 ? developerPx : 0);
      const columns = isNarrow ? 1 : Math.min(3, Math.max(1, Math.floor(left / chatPx)));
      const before = room.get();
      if (before.columns !== columns || before.isNarrow !== isNarrow) room.set({ columns, isNarrow });
    };
    measure();
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
    };
  }, [isDeveloping]);
  return measured;
}

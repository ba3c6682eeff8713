import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Act, Answer, PageState } from '../protocol.ts';
import { Ask } from './ask.tsx';
import { act, listen, markRead, readState, sendFile, type Reply } from './connection.ts';
import { Entry } from './entry.tsx';
import { Message } from './message.tsx';
import { isTold, onAsked, Push, standReady } from './push.tsx';
import { wordsIn } from './words.ts';

type Stage =
  | { is: 'loading' }
  | { is: 'starting' }
  | { is: 'no_network' }
  | { is: 'stranger' }
  | { is: 'in'; state: PageState };

const retryMs = 3000;

function Page() {
  const [stage, setStage] = useState<Stage>({ is: 'loading' });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const reply = await readState();
        if (reply.status === 'ok') setStage({ is: 'in', state: reply.body.state });
        else if (reply.status === 'unknown') setStage({ is: 'stranger' });
        else throw new Error(reply.why);
      } catch (error) {
        // What was answered and could not be read comes from what stands before the server.
        setStage({ is: error instanceof TypeError ? 'no_network' : 'starting' });
        timer = setTimeout(() => void look(), retryMs);
      }
    };
    // A link that was opened asks to be let in, also on a device that is known.
    if (location.hash.length > 1) setStage({ is: 'stranger' });
    else void look();
    return () => {
      clearTimeout(timer);
    };
  }, []);

  const words = wordsIn(stage.is === 'in' ? stage.state.lang : 'vi');
  switch (stage.is) {
    case 'loading':
      return <p class="wait">{words.loading}</p>;
    case 'starting':
      return <p class="wait">{words.starting}</p>;
    case 'no_network':
      return <p class="wait">{words.noNetwork}</p>;
    case 'stranger':
      return (
        <Entry
          words={words}
          onEntered={(state) => {
            setStage({ is: 'in', state });
          }}
        />
      );
    case 'in':
      return (
        <Room
          state={stage.state}
          onState={(state) => {
            setStage({ is: 'in', state });
          }}
          onUnknown={() => {
            setStage({ is: 'stranger' });
          }}
        />
      );
  }
}

type RoomProps = { state: PageState; onState: (state: PageState) => void; onUnknown: () => void };

/** What somebody sees who is in: the screen, a field where something is asked, and the tasks at the bottom. */
function Room({ state, onState, onUnknown }: RoomProps) {
  const words = wordsIn(state.lang);
  const [isBusy, setBusy] = useState(false);
  const [isHeard, setHeard] = useState(true);
  const [word, setWord] = useState<{ text: string; alert: boolean }>();
  const [draft, setDraft] = useState('');
  // Who taps on what their device told them comes here.
  const [areNoticesOpen, setNoticesOpen] = useState(location.search === '?notices');
  const [isPushed, setPushed] = useState(false);
  const isShown = useShown();
  // A page that is not looked at and a push would tell of the same twice.
  const isListening = isShown || !isPushed;
  const screen = useRef<HTMLElement>(null);
  const unread = state.notices.filter(({ isUnread }) => isUnread).length;

  useEffect(
    () => (isListening ? listen({ onState, onOpen: setHeard, onUnknown }) : undefined),
    [isListening],
  );
  useEffect(() => {
    standReady();
    void isTold().then(setPushed);
    if (location.search !== '') history.replaceState(null, '', '/');
    return onAsked(() => {
      setNoticesOpen(true);
      scrollTo(0, 0);
    });
  }, []);
  useEffect(() => {
    document.documentElement.lang = state.lang;
    document.title = unread > 0 ? `(${unread}) ${words.title}` : words.title;
  }, [state.lang, unread]);
  useEffect(() => {
    if (draft === '') return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
    };
  }, [draft]);
  useEffect(() => {
    if (word === undefined || word.alert) return;
    const timer = setTimeout(() => {
      setWord(undefined);
    }, 4000);
    return () => {
      clearTimeout(timer);
    };
  }, [word]);

  const does = (did: Act['did']): Promise<boolean> => done((onWaiting) => act(did, onWaiting));

  async function sends(file: File): Promise<void> {
    if (typeof state.asks !== 'object') return;
    if (file.size > state.asks.file) setWord({ text: words.fileTooLarge, alert: true });
    else await done((onWaiting) => sendFile(file, onWaiting));
  }

  async function done(send: (onWaiting: () => void) => Promise<Reply<Answer>>): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    const reply = await send(() => {
      setHeard(false);
    });
    setBusy(false);
    if (reply.status === 'unknown') onUnknown();
    else if (reply.status === 'refused')
      setWord({ text: reply.why === 'too_large' ? words.fileTooLarge : words.failed, alert: true });
    else {
      setHeard(true);
      setNoticesOpen(false);
      setWord(reply.body.word);
      onState(reply.body.state);
      screen.current?.scrollTo(0, 0);
      scrollTo(0, 0);
      return true;
    }
    return false;
  }

  async function send(): Promise<void> {
    const text = draft.trim();
    if (text !== '' && (await does({ text }))) setDraft('');
  }

  /** A browser that has no clipboard for this page leaves it to be taken by hand, where it stands. */
  async function copies(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setWord({ text: words.copied, alert: false });
    } catch {
      setWord({ text: words.notCopied, alert: true });
    }
  }

  const hands = {
    tap: (number: number, data: string) => void does({ tap: { number, data } }),
    say: (text: string) => void does({ text }),
    copy: (text: string) => void copies(text),
  };

  return (
    <div class="room">
      <header>
        <h1>{state.cell ?? words.title}</h1>
        <button
          type="button"
          class="bell"
          aria-expanded={areNoticesOpen}
          onClick={() => {
            setNoticesOpen(!areNoticesOpen);
          }}
        >
          {areNoticesOpen ? words.back : words.notices}
          {!areNoticesOpen && unread > 0 && (
            <span class="count">
              {unread} <span class="hidden">{words.unread}</span>
            </span>
          )}
        </button>
      </header>
      {!isHeard && (
        <p class="offline" role="status">
          {words.offline}
        </p>
      )}
      <main ref={screen} aria-busy={isBusy} aria-live="polite">
        {areNoticesOpen ? (
          <section aria-label={words.notices}>
            <Push words={words} onChange={setPushed} />
            {state.notices.length === 0 && <p>{words.noNotices}</p>}
            {state.notices.map((notice) => (
              <div
                key={notice.number}
                class={notice.isUnread ? 'notice unread' : 'notice'}
                ref={(shown) => {
                  if (shown !== null && notice.isUnread) void markRead(notice.number).catch(() => undefined);
                }}
              >
                <Message message={notice} {...{ words, hands, isBusy }} isDated />
              </div>
            ))}
          </section>
        ) : (
          state.screen.map((message) => (
            <Message key={message.number} message={message} {...{ words, hands, isBusy }} />
          ))
        )}
      </main>
      {word !== undefined && (
        <div class="word" role={word.alert ? 'alertdialog' : 'status'} aria-label={word.text}>
          <p>{word.text}</p>
          {word.alert && (
            <button
              type="button"
              class="button"
              onClick={() => {
                setWord(undefined);
              }}
            >
              {words.close}
            </button>
          )}
        </div>
      )}
      {state.asks !== undefined && !areNoticesOpen && (
        <Ask
          {...{ asks: state.asks, words, isBusy, draft, onDraft: setDraft }}
          onSend={() => void send()}
          onFile={(file) => void sends(file)}
        />
      )}
      {state.tasks.length > 0 && (
        <nav aria-label={words.tasks}>
          {state.tasks.map((task) => (
            <button
              key={task}
              type="button"
              disabled={isBusy}
              onClick={() => {
                hands.say(task);
              }}
            >
              {task}
            </button>
          ))}
        </nav>
      )}
    </div>
  );
}

function useShown(): boolean {
  const [isShown, setShown] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => {
      setShown(document.visibilityState === 'visible');
    };
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return isShown;
}

const place = document.getElementById('page');
if (place !== null) render(<Page />, place);

import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { MessageView } from '../server/protocol.ts';
import { Bubble, type Composing } from './bubble.tsx';
import { Icon } from './icons.tsx';
import { timeOf, type Model } from './model.ts';
import type { Pane } from './panes.ts';
import { dayKey, dayName } from './when.ts';
import { language, word } from './words.ts';

type Props = {
  now: Model;
  pane: Pane;
  messages: readonly MessageView[];
  label: string;
  onCompose: (composing: Composing) => void;
  children?: ComponentChildren;
};

const nearPx = 80;

/** The messages of a chat. Stays at the newest one unless somebody has scrolled up. */
export function Log({ now, pane, messages, label, onCompose, children }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const measured = useRef('');
  const [missed, setMissed] = useState(0);
  const shownLanguage = language.use();
  const newest = messages.at(-1);

  const toEnd = (): void => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    measured.current = sizesOf(scroller.current);
  };

  useLayoutEffect(() => {
    if (newest?.fromId === pane.personId) isAtEnd.current = true;
    if (isAtEnd.current) toEnd();
    else setMissed((count) => count + 1);
  }, [newest?.messageId]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) toEnd();
      measured.current = sizesOf(scroller.current);
    });
    for (const element of [scroller.current, list.current]) if (element !== null) observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  function onScroll(): void {
    const element = scroller.current;
    // What changes its size is scrolled by the browser too, before the observer hears of it: nobody has left the end.
    if (element === null || sizesOf(element) !== measured.current) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    if (isAtEnd.current) setMissed(0);
  }

  return (
    <div class="log-frame">
      <div class="log" ref={scroller} onScroll={onScroll} tabIndex={0} role="log" aria-label={label}>
        <ol ref={list}>
          {messages.map((message, index) => (
            <Entry
              key={message.messageId}
              {...{ now, pane, message, onCompose }}
              before={messages[index - 1]}
              messages={messages}
              language={shownLanguage}
            />
          ))}
        </ol>
        {children}
      </div>
      {missed > 0 && (
        <button type="button" class="to-newest" onClick={toEnd} aria-label={word('to-newest')}>
          <Icon name="down" />
          <span>{missed}</span>
        </button>
      )}
    </div>
  );
}

function sizesOf(element: HTMLElement | null): string {
  return `${element?.clientWidth} ${element?.clientHeight} ${element?.scrollHeight}`;
}

type EntryProps = {
  now: Model;
  pane: Pane;
  message: MessageView;
  before: MessageView | undefined;
  messages: readonly MessageView[];
  language: ReturnType<typeof language.get>;
  onCompose: (composing: Composing) => void;
};

function Entry({ now, pane, message, before, messages, language: shown, onCompose }: EntryProps) {
  const isNewDay = before === undefined || dayKey(before.sentAt) !== dayKey(message.sentAt);
  const isFirst = isNewDay || before.fromId !== message.fromId || before.content === 'service';
  return (
    <>
      {isNewDay && (
        <li class="pill">
          <span>{dayName(message.sentAt, timeOf(now.clock))}</span>
        </li>
      )}
      {message.content === 'service' ? (
        <li class="pill">
          <span>{describe(now, message)}</span>
        </li>
      ) : (
        <Bubble
          message={message}
          personId={pane.personId}
          senderName={nameOf(now, message.fromId)}
          replied={messages.find(({ messageId }) => messageId === message.replyTo)}
          isFirstOfRow={isFirst}
          language={shown}
          onCompose={onCompose}
        />
      )}
    </>
  );
}

export function nameOf({ people, bot }: Model, id: number): string {
  return id === bot.id ? bot.name : (people.find((person) => person.id === id)?.name ?? '');
}

function describe(now: Model, { service, fromId }: MessageView): string {
  const who = nameOf(now, fromId);
  if (service?.['new_chat_members'] !== undefined)
    return `${joined(service['new_chat_members'], who)} ${word('service-joined')}`;
  if (service?.['left_chat_member'] !== undefined)
    return `${firstName(service['left_chat_member'], who)} ${word('service-left')}`;
  if (service?.['migrate_to_chat_id'] !== undefined) return word('service-migrated');
  return word('service-other');
}

function joined(members: unknown, otherwise: string): string {
  if (!Array.isArray(members)) return otherwise;
  return members.map((member: unknown) => firstName(member, otherwise)).join(', ');
}

function firstName(user: unknown, otherwise: string): string {
  const isNamed = typeof user === 'object' && user !== null && 'first_name' in user;
  return isNamed ? String(user.first_name) : otherwise;
}

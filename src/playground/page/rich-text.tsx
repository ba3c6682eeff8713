import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { commandPattern } from '../emulator/command-pattern.ts';
import type { MessageView } from '../server/protocol.ts';
import { chooseWhoOpens, isOwnLink } from './links.ts';
import { longDay, shortDay, timeOfDay } from './when.ts';

type Entity = MessageView['entities'][number];
type Hands = { personId: number; onCommand: (command: string) => void };
type Span = { text: string; from: number; to: number };

/** Text with its entities, drawn as Telegram draws them; links and commands in plain text are found here, as in the app. */
export function RichText({ text, entities, hands }: { text: string; entities: Entity[]; hands: Hands }) {
  return <>{draw({ text, from: 0, to: text.length }, entities, hands)}</>;
}

function draw({ text, from, to }: Span, entities: readonly Entity[], hands: Hands): ComponentChildren[] {
  const drawn: ComponentChildren[] = [];
  let at = from;
  for (let index = 0; index < entities.length;) {
    const entity = entities[index];
    index += 1;
    if (entity === undefined || entity.offset < at) continue;
    const end = Math.min(entity.offset + entity.length, to);
    const inner: Entity[] = [];
    for (let next = entities[index]; next !== undefined && next.offset < end; next = entities[index]) {
      inner.push({ ...next, length: Math.min(next.length, end - next.offset) });
      index += 1;
    }
    drawn.push(...drawPlain(text.slice(at, entity.offset), hands));
    drawn.push(drawEntity(entity, { text, from: entity.offset, to: end }, inner, hands));
    at = end;
  }
  return [...drawn, ...drawPlain(text.slice(at, to), hands)];
}

function drawEntity(entity: Entity, span: Span, inner: Entity[], hands: Hands): ComponentChildren {
  const raw = span.text.slice(span.from, span.to);
  const children = (): ComponentChildren[] => draw(span, inner, hands);
  switch (entity.type) {
    case 'bold':
      return <strong>{children()}</strong>;
    case 'italic':
      return <em>{children()}</em>;
    case 'underline':
      return <u>{children()}</u>;
    case 'strikethrough':
      return <s>{children()}</s>;
    case 'spoiler':
      return <Spoiler>{children()}</Spoiler>;
    case 'code':
      return <code>{raw}</code>;
    case 'pre':
      return (
        <pre>
          <code>{raw}</code>
        </pre>
      );
    case 'blockquote':
      return <blockquote>{children()}</blockquote>;
    case 'expandable_blockquote':
      return <Expandable>{children()}</Expandable>;
    case 'text_link':
      return (
        <Link url={entity.url ?? ''} personId={hands.personId}>
          {children()}
        </Link>
      );
    case 'bot_command':
      return <Command command={raw} onCommand={hands.onCommand} />;
    case 'text_mention':
    case 'mention':
      return <span class="mention">{children()}</span>;
    case 'date_time':
      return <time>{readerTime(entity) ?? raw}</time>;
    default:
      return <>{children()}</>;
  }
}

const patterns = [
  String.raw`(?<url>(?:https?:\/\/|t\.me\/)[^\s<>"]+[^\s<>".,;:!?)\]])`,
  `(?<command>${commandPattern})`,
  String.raw`(?<![\w@.])(?<mention>@\w{4,32})`,
];

function drawPlain(text: string, hands: Hands): ComponentChildren[] {
  const drawn: ComponentChildren[] = [];
  let at = 0;
  for (const match of text.matchAll(new RegExp(patterns.join('|'), 'giu'))) {
    const { url, command } = match.groups ?? {};
    const [whole] = match;
    drawn.push(text.slice(at, match.index));
    at = match.index + whole.length;
    if (url !== undefined) {
      const full = url.startsWith('t.me/') ? `https://${url}` : url;
      drawn.push(
        <Link url={full} personId={hands.personId}>
          {url}
        </Link>,
      );
    } else if (command === undefined) drawn.push(<span class="mention">{whole}</span>);
    else drawn.push(<Command command={command} onCommand={hands.onCommand} />);
  }
  return [...drawn, text.slice(at)];
}

export function Link({
  url,
  personId,
  children,
  look,
}: {
  url: string;
  personId: number;
  children: ComponentChildren;
  look?: string;
}) {
  if (!isOwnLink(url)) {
    return (
      <a class={look} href={url} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  return (
    <a
      class={look}
      href={url}
      onClick={(event) => {
        event.preventDefault();
        chooseWhoOpens(url, personId);
      }}
    >
      {children}
    </a>
  );
}

function Command({ command, onCommand }: { command: string; onCommand: (command: string) => void }) {
  return (
    <button
      type="button"
      class="command"
      onClick={() => {
        onCommand(command);
      }}
    >
      {command}
    </button>
  );
}

function Spoiler({ children }: { children: ComponentChildren }) {
  const [isShown, setShown] = useState(false);
  return isShown ? (
    <span>{children}</span>
  ) : (
    <button
      type="button"
      class="spoiler"
      aria-label="…"
      onClick={() => {
        setShown(true);
      }}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  );
}

function Expandable({ children }: { children: ComponentChildren }) {
  return (
    <details class="quote">
      <summary>
        <span>{children}</span>
      </summary>
    </details>
  );
}

/** Telegram writes such a time in the reader's place and language, by the letters of its format. */
function readerTime({ unixTime, dateTimeFormat = '' }: Entity): string | undefined {
  if (unixTime === undefined || dateTimeFormat === '') return undefined;
  const at = unixTime * 1000;
  const parts = [
    /t/i.test(dateTimeFormat) ? timeOfDay(at) : undefined,
    /[Dw]/.test(dateTimeFormat) ? longDay(at) : undefined,
    dateTimeFormat.includes('d') ? shortDay(at) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

import { useRef } from 'preact/hooks';
import type { Language, MessageView, PersonView } from '../server/protocol.ts';
import { Avatar } from './avatar.tsx';
import { act } from './connection.ts';
import { flash } from './flashes.ts';
import { Icon } from './icons.tsx';
import { InlineButtons } from './inline-buttons.tsx';
import { memo } from './memo.ts';
import { Popup, type MenuItem } from './popup.tsx';
import { RichText } from './rich-text.tsx';
import { timeOfDay } from './when.ts';
import { word } from './words.ts';

export type Composing = { kind: 'reply'; message: MessageView } | { kind: 'edit'; message: MessageView };

type Props = {
  message: MessageView;
  /** ReviewChoice hands tap and write here. */
  personId: number;
  /** In a group: who wrote it. */
  sender?: PersonView;
  senderName?: string;
  replied?: MessageView;
  isFirstOfRow: boolean;
  language: Language;
  onCompose: (composing: Composing) => void;
};

/** One message, from the point of view of the person whose chat it is. */
export const Bubble = memo(function Bubble(props: Props) {
  const { message, personId, senderName, replied, isFirstOfRow, onCompose } = props;
  const isOwn = message.fromId === personId;
  const group = message.chatId < 0 ? message.chatId : undefined;
  const revised = useRevised(message.edits);
  const look = `bubble ${message.content === 'photo' ? 'picture' : ''} ${revised}`;

  function command(text: string): void {
    void act({ do: 'say', person: personId, group, text });
  }

  return (
    <li class={`row ${isOwn ? 'own' : ''} ${isFirstOfRow ? 'first' : ''}`} data-message={message.messageId}>
      {group !== undefined && !isOwn && (
        <span class="row-avatar">
          {isFirstOfRow && <Avatar id={message.fromId} name={senderName ?? ''} isSmall />}
        </span>
      )}
      <div class="stack">
        <div class={look}>
          {group !== undefined && !isOwn && isFirstOfRow && <div class="sender">{senderName}</div>}
          {replied !== undefined && (
            <div class="replied">
              <span>{replied.text === '' ? word('message') : replied.text}</span>
            </div>
          )}
          <Media message={message} />
          {message.text !== '' && (
            <div class="text">
              <RichText
                text={message.text}
                entities={message.entities}
                hands={{ personId, onCommand: command }}
              />
            </div>
          )}
          <Meta message={message} />
        </div>
        <InlineButtons message={message} personId={personId} />
      </div>
      <Popup
        label={word('message-menu')}
        buttonClass="icon-button message-menu"
        align={isOwn ? 'end' : 'start'}
        items={menuOf(message, isOwn, onCompose)}
      >
        <Icon name="more" />
      </Popup>
    </li>
  );
});

/** Two names in turn, so that every edit after the first look starts the animation again. */
function useRevised(edits: number): string {
  const first = useRef(edits);
  if (edits === first.current) return '';
  return edits % 2 === 0 ? 'revised-even' : 'revised-odd';
}

function Meta({ message }: { message: MessageView }) {
  return (
    <div class="meta">
      {message.isProtected && (
        <span title={word('protected')}>
          <Icon name="lock" />
          <span class="hidden">{word('protected')}</span>
        </span>
      )}
      {message.editedAt !== undefined && <span>{word('edited')}</span>}
      <time dateTime={message.sentAt}>{timeOfDay(message.sentAt)}</time>
    </div>
  );
}

function Media({ message }: { message: MessageView }) {
  const { content, file, chatId, messageId } = message;
  const url = `/files/${chatId}/${messageId}`;
  switch (content) {
    case 'photo':
      return (
        <a class="photo" href={url} target="_blank" rel="noopener">
          <img
            src={`${url}?${file?.fileId.slice(-8) ?? ''}`}
            alt={word('photo')}
            width={file?.width ?? 320}
            height={file?.height ?? 320}
          />
        </a>
      );
    case 'document':
      return (
        <a class="document" href={url} download={file?.name}>
          <span class="document-icon">
            <Icon name="file" />
          </span>
          <span>
            <strong>{file?.name ?? word('document')}</strong>
            <small>
              {sizeOf(file?.size ?? 0)} · {word('download')}
            </small>
          </span>
        </a>
      );
    case 'voice':
      return (
        <div class="voice">
          <Icon name="voice" /> {word('voice')}
        </div>
      );
    case 'sticker':
      return <div class="sticker">{word('sticker')}</div>;
    case 'contact':
      return (
        <div class="voice">
          <Icon name="person" /> {contactOf(message)}
        </div>
      );
    case 'text':
    case 'service':
      return null;
  }
}

function contactOf({ contact = {} }: MessageView): string {
  const parts = [contact['first_name'], contact['phone_number']];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}

function menuOf(message: MessageView, isOwn: boolean, onCompose: Props['onCompose']): MenuItem[] {
  const reply: MenuItem = {
    label: word('reply'),
    icon: 'reply',
    onChoose: () => {
      onCompose({ kind: 'reply', message });
    },
  };
  const edit: MenuItem = {
    label: word('edit'),
    icon: 'edit',
    onChoose: () => {
      onCompose({ kind: 'edit', message });
    },
  };
  const copy: MenuItem = {
    label: word('copy'),
    icon: 'file',
    onChoose: () => {
      void navigator.clipboard.writeText(message.text).then(() => {
        flash(word('copied'), message.chatId);
      });
    },
  };
  const isText = message.content === 'text';
  return [reply, ...(isOwn && isText ? [edit] : []), ...(message.text === '' ? [] : [copy])];
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const isMega = bytes >= 1_000_000;
  return `${(bytes / (isMega ? 1_000_000 : 1000)).toFixed(isMega ? 1 : 0)} ${isMega ? 'MB' : 'KB'}`;
}

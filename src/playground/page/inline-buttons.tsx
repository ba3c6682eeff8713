import type { MessageView } from '../server/protocol.ts';
import { Icon } from './icons.tsx';
import { Link } from './rich-text.tsx';
import { keyOfTap, tap, waitingTaps } from './taps.ts';
import { word } from './words.ts';

type Button = MessageView['buttons'][number][number];

/** The inline keyboard below a message. A tapped button turns until the bot has answered. */
export function InlineButtons({ message, personId }: { message: MessageView; personId: number }) {
  const waiting = waitingTaps.use();
  if (message.buttons.length === 0) return null;
  return (
    <div class="inline-keyboard">
      {message.buttons.map((row, index) => (
        <div class="inline-row" key={index}>
          {row.map((button, column) => (
            <InlineButton
              key={column}
              button={button}
              isWaiting={button.data !== undefined && waiting.has(keyOfTap(message, button.data))}
              message={message}
              personId={personId}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type Props = { button: Button; isWaiting: boolean; message: MessageView; personId: number };

function InlineButton({ button, isWaiting, message, personId }: Props) {
  const { text, data, url, copy, style = 'plain' } = button;
  if (url !== undefined) {
    return (
      <Link url={url} personId={personId} look={`inline-button ${style}`}>
        <span>{text}</span>
        <Icon name="out" />
      </Link>
    );
  }
  const group = message.chatId < 0 ? message.chatId : undefined;
  return (
    <button
      type="button"
      class={`inline-button ${style}`}
      aria-busy={isWaiting}
      onClick={() => {
        if (copy !== undefined) void navigator.clipboard.writeText(copy);
        if (data !== undefined) void tap({ person: personId, group }, message, data);
      }}
    >
      <span>{text}</span>
      {isWaiting && (
        <span class="spinner">
          <span class="hidden">{word('waiting')}</span>
        </span>
      )}
    </button>
  );
}

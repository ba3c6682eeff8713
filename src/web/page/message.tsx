import type { PageMessageView } from '../protocol.ts';
import { RichText } from './rich-text.tsx';
import type { Words } from './words.ts';

type Hands = {
  tap: (number: number, data: string) => void;
  say: (text: string) => void;
  copy: (text: string) => void;
};

type Props = {
  message: PageMessageView;
  words: Words;
  hands: Hands;
  isBusy: boolean;
  /** Says when it came: what was “today” then may be read days later. */
  isDated?: boolean;
};

/** One message: its text, its file, and the buttons below. */
export function Message({ message, words, hands, isBusy, isDated = false }: Props) {
  const { number, text, buttons, file, at } = message;
  return (
    <article class="message">
      {isDated && <time dateTime={at}>{whenIn(words.locale, at)}</time>}
      {file?.isPhoto === true && <img src={`/file/${number}`} alt="" />}
      <RichText html={text} onCommand={hands.say} />
      {file?.isPhoto === false && (
        <a class="button" href={`/file/${number}`} download={file.name}>
          {words.download}: {file.name}
        </a>
      )}
      {buttons.map((row, index) => (
        <div class="row" key={index}>
          {row.map(({ text: label, data, url, copy, style = 'plain' }, column) =>
            url === undefined ? (
              <button
                key={column}
                type="button"
                class={`button ${style}`}
                disabled={isBusy && data !== undefined}
                onClick={() => {
                  if (data !== undefined) hands.tap(number, data);
                  if (copy !== undefined) hands.copy(copy);
                }}
              >
                {label}
              </button>
            ) : (
              <a key={column} class="button" href={url} target="_blank" rel="noopener noreferrer">
                {label}
              </a>
            ),
          )}
        </div>
      ))}
    </article>
  );
}

function whenIn(locale: string, at: string): string {
  return new Date(at).toLocaleString(locale, {
    ...{ hour: '2-digit', minute: '2-digit', weekday: 'long', day: 'numeric', month: 'long' },
  });
}

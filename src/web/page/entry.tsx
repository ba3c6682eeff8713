import { useState } from 'preact/hooks';
import type { PageState } from '../protocol.ts';
import { enter } from './connection.ts';
import type { Words } from './words.ts';

const refusals = ['unknown', 'used', 'expired', 'withdrawn', 'full', 'too_many'] as const;
type Why = (typeof refusals)[number] | 'failed';

/** The way in of a device that is not known: by the link that was opened, or by a code. Nothing happens until somebody asks for it. */
export function Entry({ words, onEntered }: { words: Words; onEntered: (state: PageState) => void }) {
  const [link, setLink] = useState(location.hash.slice(1));
  const [code, setCode] = useState('');
  const [why, setWhy] = useState<Why>();
  const [isBusy, setBusy] = useState(false);
  /** What the device was opened with while it is somebody's, and whether it may be for them. */
  const [asked, setAsked] = useState<{ key: string; mayBeSame: boolean }>();
  const isInApp = /Zalo|FBAN|FBAV|Instagram/.test(navigator.userAgent);

  async function come(key: string, as?: 'same' | 'another'): Promise<void> {
    setBusy(true);
    try {
      const reply = await enter(key, as);
      if (reply.status === 'ok') {
        history.replaceState(null, '', '/');
        onEntered(reply.body.state);
        return;
      }
      const reason = reply.status === 'refused' ? reply.why : 'failed';
      if (reason === 'asked' || reason === 'asked_code') {
        setAsked({ key, mayBeSame: reason === 'asked' });
        return;
      }
      setAsked(undefined);
      setWhy(refusals.find((one) => one === reason) ?? 'failed');
      setLink('');
    } catch {
      setWhy('failed');
    } finally {
      setBusy(false);
    }
  }

  if (asked !== undefined)
    return (
      <main class="entry">
        <h1>{words.enterTitle}</h1>
        <p>{words.asked}</p>
        {asked.mayBeSame && (
          <button type="button" class="button" disabled={isBusy} onClick={() => void come(asked.key, 'same')}>
            {words.same}
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => void come(asked.key, 'another')}
        >
          {words.another}
        </button>
        <a class="button" href="/">
          {words.stay}
        </a>
      </main>
    );
  return (
    <main class="entry">
      <h1>{words.enterTitle}</h1>
      {isInApp && <p class="note">{words.otherBrowser}</p>}
      {why !== undefined && <p role="alert">{words[why]}</p>}
      {link === '' ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void come(code);
          }}
        >
          <p>{words.enterCode}</p>
          <label>
            {words.code}
            <input
              value={code}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              maxLength={20}
              onInput={(event) => {
                setCode(event.currentTarget.value);
              }}
            />
          </label>
          <button type="submit" class="button primary" disabled={isBusy || code.trim() === ''}>
            {words.enter}
          </button>
        </form>
      ) : (
        <>
          <p>{words.enterLink}</p>
          <button type="button" class="button primary" disabled={isBusy} onClick={() => void come(link)}>
            {words.enterOpen}
          </button>
        </>
      )}
    </main>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { PushState } from '../protocol.ts';
import { beginPush, endPush, readPush } from './connection.ts';
import type { Words } from './words.ts';

const hasWorkers = 'serviceWorker' in navigator;
const canBeTold = hasWorkers && 'PushManager' in window && 'Notification' in window;
/** There a page can be told something only once it was put on the home screen. */
const isPhoneOfApple = /iPhone|iPad/.test(navigator.userAgent);

/** What lives beside the page, once somebody is in: before that, it would only take from what the page itself loads. */
export function standReady(): void {
  if (hasWorkers) navigator.serviceWorker.register('/worker.js').catch(() => undefined);
}

/** Somebody tapped on what their device told them while the page was open behind other things. */
export function onAsked(open: () => void): () => void {
  if (!hasWorkers) return () => undefined;
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (data === 'notices') open();
  };
  navigator.serviceWorker.addEventListener('message', hear);
  return () => {
    navigator.serviceWorker.removeEventListener('message', hear);
  };
}

/** Whether this browser asked its push service for anything, as far as it knows itself. */
export async function isTold(): Promise<boolean> {
  const worker = canBeTold ? await navigator.serviceWorker.getRegistration() : undefined;
  const held = worker === undefined ? null : await worker.pushManager.getSubscription().catch(() => null);
  return held !== null;
}

type Telling = { is: 'unknown' | 'failed' | 'blocked' } | { is: 'off' | 'asked' | 'on'; push: PushState };

type Props = { words: Words; onChange: (isOn: boolean) => void };

/** Lets a device be told that something came. Nobody is asked before they want it, and nothing is asked of the browser before they agree. */
export function Push({ words, onChange }: Props) {
  const [telling, setTelling] = useState<Telling>({ is: 'unknown' });
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    const look = async (): Promise<void> => {
      const reply = await readPush();
      if (reply.status !== 'ok') return;
      const isOn = reply.body.isOn && (await isTold());
      onChange(isOn);
      setTelling({ is: isOn ? 'on' : 'off', push: reply.body });
    };
    if (canBeTold) look().catch(() => undefined);
  }, []);

  if (!canBeTold) return isPhoneOfApple ? <p class="note">{words.iphone}</p> : null;

  async function does(work: () => Promise<Telling>): Promise<void> {
    setBusy(true);
    const next = await work().catch((): Telling => ({ is: 'failed' }));
    setTelling(next);
    onChange(next.is === 'on');
    setBusy(false);
  }

  switch (telling.is) {
    case 'unknown':
      return null;
    case 'failed':
      return <p role="alert">{words.pushFailed}</p>;
    case 'blocked':
      return <p role="alert">{words.pushBlocked}</p>;
    case 'off':
      return (
        <button
          type="button"
          class="button"
          onClick={() => {
            setTelling({ ...telling, is: 'asked' });
          }}
        >
          {words.tellMe}
        </button>
      );
    case 'asked':
      return (
        <div class="notice">
          <p>{words.pushAgree}</p>
          <div class="row">
            <button
              type="button"
              class="button primary"
              disabled={isBusy}
              onClick={() => void does(() => begin(telling.push))}
            >
              {words.agree}
            </button>
            <button
              type="button"
              class="button"
              disabled={isBusy}
              onClick={() => {
                setTelling({ ...telling, is: 'off' });
              }}
            >
              {words.notNow}
            </button>
          </div>
        </div>
      );
    case 'on':
      return (
        <p class="note">
          {words.told}{' '}
          <button
            type="button"
            class="command"
            disabled={isBusy}
            onClick={() => void does(() => end(telling.push))}
          >
            {words.tellNoMore}
          </button>
        </p>
      );
  }
}

async function begin(push: PushState): Promise<Telling> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? { is: 'blocked' } : { is: 'off', push };
  const { pushManager } = await navigator.serviceWorker.ready;
  // One that was made for another server, or for this one with other keys, is in the way.
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(push.key),
  });
  const { endpoint, keys } = made.toJSON();
  const reply = await beginPush({ endpoint, keys }, push.version);
  if (reply.status === 'ok') return { is: 'on', push };
  await made.unsubscribe();
  return { is: 'failed' };
}

async function end(push: PushState): Promise<Telling> {
  const reply = await endPush();
  if (reply.status !== 'ok') return { is: 'on', push };
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  return { is: 'off', push };
}

/** Not every browser takes them as text. */
function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  );
}

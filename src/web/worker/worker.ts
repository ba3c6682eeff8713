/** Lives in the browser beside the page: shows that something came while it is closed, and opens the page without a network. */
declare const self: ServiceWorkerGlobalScope;

const shelf = 'page';
/** Of the page itself: what anybody would be given. Nothing of a person is ever put there. */
const parts = ['/', '/main.js', '/icon.svg', '/icon-192.png', '/manifest.webmanifest'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shelf)
      .then((cache) => cache.addAll(parts))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === 'GET' && origin === self.location.origin && parts.includes(pathname))
    event.respondWith(newest(request, pathname));
});

/** From the server, so that the page and it are of one version; what was kept serves while it cannot be reached. */
async function newest(request: Request, part: string): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await (await caches.open(shelf)).put(part, response.clone());
    if (response.status < 500) return response;
  } catch {
    // There is no network, as the page will say itself.
  }
  return (await caches.match(part)) ?? Response.error();
}

type Told = { title: string; text: string };

const usual: Told = { title: 'Tự soi, tự sửa', text: 'Chi bộ có việc cần đồng chí xem.' };

self.addEventListener('push', (event) => {
  const { title, text } = toldBy(event.data);
  const icon = '/icon-192.png';
  // In the place of the one before, and heard again.
  const shown = { body: text, tag: 'something-came', renotify: true, icon, badge: icon };
  event.waitUntil(self.registration.showNotification(title, shown));
});

function toldBy(data: PushMessageData | null): Told {
  try {
    const told: unknown = data?.json();
    return isTold(told) ? told : usual;
  } catch {
    return usual;
  }
}

function isTold(told: unknown): told is Told {
  return (
    typeof told === 'object' &&
    told !== null &&
    'title' in told &&
    'text' in told &&
    typeof told.title === 'string' &&
    typeof told.text === 'string'
  );
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openNotices());
});

async function openNotices(): Promise<void> {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open === undefined) {
    await self.clients.openWindow('/?notices');
    return;
  }
  open.postMessage('notices');
  await open.focus();
}

/** A browser that was given another target says so to nobody else. */
self.addEventListener('pushsubscriptionchange', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(renew());
});

async function renew(): Promise<void> {
  const asked = await fetch('/push');
  if (!asked.ok) return;
  const state: unknown = await asked.json();
  if (typeof state !== 'object' || state === null) return;
  if (!('isOn' in state && 'key' in state && 'version' in state) || state.isOn !== true) return;
  const { key, version } = state;
  if (typeof key !== 'string') return;
  const made = await self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: key,
  });
  const { endpoint, keys } = made.toJSON();
  const body = JSON.stringify({ target: { endpoint, keys }, version });
  await fetch('/push', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
